"""A camera that is let go of and opened again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from controller.errors import SourceError
from controller.sources.base import Frame, Stalled
from controller.sources.fakes import FakeClock, ScriptedSource, blank_frames
from controller.sources.releasable import RETRY, ReleasableSource

GONE = SourceError("no camera", "plug one in")
Step = list[Frame | Exception] | SourceError


class Opener:
    """Opens the sources of a script, one after the other; an error is raised instead."""

    def __init__(self, *steps: Step) -> None:
        self._steps = iter(steps)
        self.opened: list[ScriptedSource] = []

    def __call__(self) -> ScriptedSource:
        step = next(self._steps)
        if isinstance(step, SourceError):
            raise step
        self.opened.append(ScriptedSource(step, live=True))
        return self.opened[-1]


def releasable(opener: Callable[[], ScriptedSource], clock: FakeClock) -> ReleasableSource:
    return ReleasableSource(opener, sleep=clock.sleep)


def test_a_source_that_rests_is_closed_and_opened_by_the_next_read() -> None:
    first, second = blank_frames([0.0, 5.0])
    opener = Opener([first], [second])
    source = releasable(opener, FakeClock())
    assert source.read() is first
    source.rest()
    assert [each.closed for each in opener.opened] == [True]
    assert source.read() is second
    assert [each.closed for each in opener.opened] == [True, False]


def test_one_that_cannot_be_opened_again_is_tried_until_it_is_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    (frame,) = blank_frames([5.0])
    clock = FakeClock()
    source = releasable(Opener([], GONE, GONE, [frame]), clock)
    source.rest()
    for _ in range(2):
        with pytest.raises(Stalled):
            source.read()
    assert source.read() is frame
    assert clock.slept == [RETRY, RETRY]
    assert len(caplog.records) == 1


def test_one_that_fails_while_it_is_read_is_opened_anew() -> None:
    (frame,) = blank_frames([5.0])
    opener = Opener([GONE], [frame])
    source = releasable(opener, FakeClock())
    with pytest.raises(Stalled):
        source.read()
    assert opener.opened[0].closed
    assert source.read() is frame


def test_the_first_failure_is_told_at_once() -> None:
    with pytest.raises(SourceError, match="no camera"):
        releasable(Opener(GONE), FakeClock())


def test_another_source_is_opened_by_the_next_read() -> None:
    old, new = blank_frames([0.0, 5.0])
    first, other = Opener([old]), Opener([new])
    source = releasable(first, FakeClock())
    source.use(other)
    assert first.opened[0].closed
    assert other.opened == []
    assert source.read() is new


def test_after_closing_nothing_is_opened() -> None:
    opener = Opener([], [])
    source = releasable(opener, FakeClock())
    source.close()
    source.close()
    assert source.read() is None
    assert len(opener.opened) == 1
