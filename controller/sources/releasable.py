"""A live source that can be let go of, so that its lamp goes out, and opened again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from controller.errors import SourceError
from controller.sources.base import Frame, Source, SourceInfo, Stalled

_log = logging.getLogger(__name__)

RETRY = 1.0
"""Seconds between attempts to open a source that will not come back."""


class ReleasableSource:
    """Opens its source when it is read, closes it when it rests.

    open_source: opens the source; may raise SourceError. It is called at once, so that a
        camera that is not there is told of at the start.
    read() and use() belong to one thread; close() may come from another.
    """

    def __init__(
        self,
        open_source: Callable[[], Source],
        *,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._open = open_source
        self._stop = threading.Event()
        self._sleep = sleep or self._stop.wait
        self._source: Source | None = open_source()
        self._info = self._source.info
        self._told = ""

    @property
    def info(self) -> SourceInfo:
        """What the source is, or was before it was let go."""
        return self._info

    def read(self) -> Frame | None:
        """Return the next frame, opening the source if need be; None once closed.

        Raises Stalled while the source cannot be opened: it is tried again by the next call.
        """
        if self._stop.is_set():
            return None
        source = self._source or self._try_to_open()
        try:
            return source.read()
        except SourceError as error:
            # One that is chosen while the program runs must not end it.
            self._tell(str(error))
            self.rest()
            raise Stalled from error

    def rest(self) -> None:
        """Let go of the source until the next read()."""
        source, self._source = self._source, None
        if source is not None:
            source.close()

    def use(self, open_source: Callable[[], Source]) -> None:
        """Go on with another source from the next read() on."""
        self.rest()
        self._open = open_source

    def close(self) -> None:
        self._stop.set()
        self.rest()

    def _try_to_open(self) -> Source:
        try:
            self._source = self._open()
        except SourceError as error:
            self._tell(str(error))
            self._sleep(RETRY)
            raise Stalled from error
        self._told = ""
        self._info = self._source.info
        return self._source

    def _tell(self, trouble: str) -> None:
        if trouble != self._told:
            _log.warning(trouble)
            self._told = trouble
