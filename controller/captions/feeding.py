"""Where the lines of captions that run alone come from: the running program, or a file."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

from controller.errors import InstanceError
from controller.event_client import EventClient
from controller.event_stream import EventSink, Line

_log = logging.getLogger(__name__)
RETRY = 1.0
"""Seconds between two looks whether the program runs."""


class Follower:
    """Passes on what the running program tells, and waits for it while it does not run."""

    def __init__(self, sink: EventSink, connect: Callable[[], EventClient] = EventClient) -> None:
        self._sink = sink
        self._connect = connect
        self._stop = threading.Event()
        self._told = False
        self._thread = threading.Thread(target=self._work, name="captions", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Pass nothing on any more. A thread that still listens ends with the process."""
        self._stop.set()

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                with closing(self._connect()) as client:
                    self._listen(client.follow())
            except InstanceError as problem:
                self._tell(problem)
            except (OSError, ValueError) as problem:
                _log.info("the connection was lost: %s", problem)
            self._stop.wait(RETRY)

    def _listen(self, lines: Iterator[Line]) -> None:
        self._told = False
        for line in lines:
            if self._stop.is_set():
                return
            self._sink.emit(line)

    def _tell(self, problem: InstanceError) -> None:
        if not self._told:
            self._told = True
            _log.warning("%s; captions appear as soon as it does", problem)


def read_lines(texts: Iterable[str]) -> Iterator[Line]:
    """Yield the JSON objects among lines of text; others are left out, and told of once."""
    told = False
    for text in texts:
        try:
            line = json.loads(text)
        except (ValueError, RecursionError):
            line = None
        if isinstance(line, dict):
            yield line
        elif text.strip() and not told:
            told = True
            _log.warning("left out what is no line of an event stream: %.60s", text.strip())


def in_real_time(
    lines: Iterable[Line],
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], object] = time.sleep,
) -> Iterator[Line]:
    """Yield the lines at the pace of their ``t``, seconds; a jump back starts anew."""
    begun, first, last = clock(), None, 0.0
    for line in lines:
        t = line.get("t")
        if isinstance(t, int | float):
            if first is None or t < last:
                begun, first = clock(), t
            last = t
            sleep(max(0.0, t - first - (clock() - begun)))
        yield line
