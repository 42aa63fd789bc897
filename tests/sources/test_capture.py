from __future__ import annotations

import signal
import threading
import time
from itertools import pairwise

import pytest

from controller.errors import SourceError
from controller.sources.base import Frame, SourceInfo, Stalled
from controller.sources.capture import NewestFrame
from controller.sources.fakes import ScriptedSource, blank_frames

SOON = 2.0


class GatedSource(ScriptedSource):
    """Gives a frame whenever the test lets one through."""

    def __init__(self, script: list[Frame | Exception]) -> None:
        super().__init__(script, live=True)
        self.gate = threading.Semaphore(0)
        self.asked = threading.Semaphore(0)

    def read(self) -> Frame | None:
        self.asked.release()
        self.gate.acquire()
        return super().read()

    def let_through(self, count: int) -> None:
        """Let frames through and return when the reader has asked for the one after them."""
        for _ in range(count):
            self.gate.release()
        for _ in range(count):
            assert self.asked.acquire(timeout=SOON)

    def wait_until_asked(self) -> None:
        assert self.asked.acquire(timeout=SOON)


def started(script: list[Frame | Exception], **options: float) -> tuple[GatedSource, NewestFrame]:
    source = GatedSource(script)
    capture = NewestFrame(source, interrupt=source.gate.release, **options)
    source.wait_until_asked()
    return source, capture


def test_only_the_newest_frame_is_kept_and_late_ones_are_counted() -> None:
    source, capture = started(blank_frames(range(10)))
    source.let_through(5)
    frame = capture.read()
    assert frame is not None
    assert frame.t == 4
    assert capture.dropped == 4
    source.let_through(1)
    frame = capture.read()
    assert frame is not None
    assert frame.t == 5
    assert capture.dropped == 4
    capture.close()


def test_a_slow_reader_of_a_fast_source_sees_fresh_frames_in_order() -> None:
    class FastSource(ScriptedSource):
        def read(self) -> Frame | None:
            time.sleep(0.001)
            now = time.monotonic()
            return Frame(now, now, blank_frames([0])[0].image)

    capture = NewestFrame(FastSource([], live=True))
    seen = []
    for _ in range(10):
        frame = capture.read()
        assert frame is not None
        seen.append(frame.t)
        time.sleep(0.02)
    capture.close()
    assert all(earlier < later for earlier, later in pairwise(seen))
    assert capture.dropped > 10


def test_no_frame_is_given_twice() -> None:
    source, capture = started(blank_frames([1, 2]), patience=0.05)
    source.let_through(1)
    capture.read()
    with pytest.raises(Stalled):
        capture.read()
    capture.close()


def test_the_last_frame_comes_before_the_end() -> None:
    source, capture = started(blank_frames([1]))
    source.let_through(1)
    source.gate.release()
    frame = capture.read()
    assert frame is not None
    assert capture.read() is None
    assert capture.read() is None
    capture.close()


def test_an_error_of_the_thread_surfaces_in_the_reader_each_time() -> None:
    source, capture = started([*blank_frames([1]), SourceError("broken", "mend it")])
    source.let_through(1)
    source.gate.release()
    assert capture.read() is not None
    for _ in range(2):
        with pytest.raises(SourceError, match="broken: mend it"):
            capture.read()
    capture.close()
    assert source.closed


def test_close_wakes_a_blocked_reader() -> None:
    _, capture = started(blank_frames([1]))
    result: list[Frame | None] = []
    reader = threading.Thread(target=lambda: result.append(capture.read()))
    reader.start()
    capture.close()
    reader.join(SOON)
    assert result == [None]


def test_close_releases_the_source_and_may_be_called_twice() -> None:
    source, capture = started(blank_frames([1]))
    capture.close()
    capture.close()
    assert source.closed
    assert capture.read() is None


def test_close_does_not_hang_with_a_driver_that_does(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("controller.sources.capture._CLOSE_PATIENCE", 0.05)
    source = GatedSource([])
    capture = NewestFrame(source)
    before = time.monotonic()
    capture.close()
    assert time.monotonic() - before < SOON
    assert "scripted does not let go" in caplog.text
    source.gate.release()


def test_patience() -> None:
    _, capture = started(blank_frames([1]), patience=0.05)
    before = time.monotonic()
    with pytest.raises(Stalled):
        capture.read()
    assert 0.05 <= time.monotonic() - before < SOON
    capture.close()


def test_ctrl_c_gets_through_to_a_blocked_reader() -> None:
    _, capture = started(blank_frames([1]))
    timer = threading.Timer(0.1, signal.raise_signal, [signal.SIGINT])
    timer.start()
    before = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        capture.read()
    assert time.monotonic() - before < SOON
    capture.close()


def test_info_is_that_of_the_source() -> None:
    _, capture = started([])
    assert capture.info == SourceInfo("scripted", 64, 64, 30.0, True)
    capture.close()
