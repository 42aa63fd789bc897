"""A thread that reads a live source and keeps only the newest frame."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from controller.sources.base import Frame, Source, SourceInfo, Stalled

_log = logging.getLogger(__name__)

_SLICE = 0.2
"""Seconds of one wait: on Windows Ctrl-C is seen only between waits."""

_CLOSE_PATIENCE = 3.0
"""Seconds that close() waits for a driver to let go."""


def _nothing() -> None:
    pass


class NewestFrame:
    """Wraps a live source; read() gives its newest frame, late ones are dropped and counted.

    The thread owns the source and closes it at its end. read() and close() may be called
    from different threads.

    interrupt: makes a blocked read() of the source return soon; called by close().
    patience: seconds after which read() raises Stalled when no frame came; None waits for
        ever (Ctrl-C still gets through).
    """

    def __init__(
        self,
        source: Source,
        *,
        interrupt: Callable[[], None] = _nothing,
        patience: float | None = None,
    ) -> None:
        self._source = source
        self._interrupt = interrupt
        self._patience = patience
        self._changed = threading.Condition()
        self._newest: Frame | None = None
        self._error: Exception | None = None
        self._ended = False
        self._closing = False
        self._dropped = 0
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)
        self._thread.start()

    @property
    def info(self) -> SourceInfo:
        return self._source.info

    @property
    def dropped(self) -> int:
        """How many frames were replaced by a newer one before they were read."""
        return self._dropped

    def read(self) -> Frame | None:
        """Wait for a frame not yet read and return it, None at the end or once closed.

        Raises what the source raised, Stalled when patience runs out.
        """
        with self._changed:
            self._wait()
            if self._closing:
                return None
            frame, self._newest = self._newest, None
            if frame is None and self._error is not None:
                raise self._error
            return frame

    def close(self) -> None:
        """End the thread and release the source; gives up on a driver that hangs."""
        with self._changed:
            self._closing = True
            self._newest = None
            self._changed.notify_all()
        self._interrupt()
        self._thread.join(_CLOSE_PATIENCE)
        if self._thread.is_alive():
            _log.warning("%s does not let go; unplug it if it stays on", self._source.info.name)

    def _wait(self) -> None:
        deadline = None if self._patience is None else time.monotonic() + self._patience
        while self._newest is None and not self._ended and not self._closing:
            left = _SLICE if deadline is None else deadline - time.monotonic()
            if left <= 0:
                raise Stalled
            self._changed.wait(min(left, _SLICE))

    def _run(self) -> None:
        error: Exception | None = None
        try:
            while self._keep(self._source.read()):
                pass
        except Exception as caught:
            error = caught  # surfaces in the thread that reads
        with self._changed:
            self._error = error
            self._ended = True
            self._changed.notify_all()
        self._source.close()

    def _keep(self, frame: Frame | None) -> bool:
        """Put the frame on offer; False when the thread should end."""
        with self._changed:
            if frame is None or self._closing:
                return False
            self._dropped += self._newest is not None
            self._newest = frame
            self._changed.notify_all()
            return True
