"""What the tray shows, gathered from the stream of events."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from controller.event_stream import Line
from controller.tray.view import Mood

ACTIVE_FOR = 0.8
"""Seconds for which an action shows: a flash of one frame nobody would see."""
KEPT = 10


class Status:
    """An EventSink that knows how the run is doing. Safe from any thread.

    changed: called, from the thread of the news, when something that shows has changed.
    words: puts a line into words, None for one that is not worth telling.
    """

    def __init__(
        self,
        changed: Callable[[], None],
        words: Callable[[Line], str | None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._changed = changed
        self._words = words
        self._clock = clock
        self._lock = threading.Lock()
        self._lasting: set[tuple[object, object]] = set()
        self._acted = float("-inf")
        self._recent: deque[str] = deque(maxlen=KEPT)
        self._armed = False
        self._paused = False
        self._trouble = ""
        self._profile = ""
        self._told = self._shown()

    def emit(self, line: Line) -> None:
        with self._lock:
            self._take(line)
        self.look()

    def fail(self, trouble: str) -> None:
        """Say what is wrong; nothing (``""``) when it is over."""
        with self._lock:
            self._trouble = trouble
            if trouble:
                self._recent.appendleft(trouble)
        self.look()

    def look(self) -> None:
        """Tell of what has changed, be it by time alone: an action shows only for a moment."""
        with self._lock:
            before, self._told = self._told, self._shown()
            news = before != self._told
        if news:
            self._changed()

    @property
    def mood(self) -> Mood:
        with self._lock:
            return self._mood()

    @property
    def trouble(self) -> str:
        return self._trouble

    @property
    def profile(self) -> str:
        return self._profile

    @property
    def recent(self) -> tuple[str, ...]:
        """The last events and actions in words, newest first."""
        with self._lock:
            return tuple(self._recent)

    def _shown(self) -> tuple[object, ...]:
        newest = self._recent[0] if self._recent else ""
        return (self._mood(), self._trouble, self._profile, newest, len(self._recent))

    def _mood(self) -> Mood:
        if self._trouble:
            return "error"
        if self._paused:
            return "paused"
        if self._lasting or self._clock() - self._acted < ACTIVE_FOR:
            return "active"
        return "armed" if self._armed else "looking"

    def _take(self, line: Line) -> None:
        match line["kind"]:
            case "state":
                self._take_state(line)
            case "event":
                self._take_event(line)
            case "action":
                self._acted = self._clock()
        text = self._words(line)
        if text is not None:
            self._recent.appendleft(text)

    def _take_event(self, line: Line) -> None:
        what = (line["name"], line["hand"])
        if line["phase"] == "begin":
            self._lasting.add(what)
        elif line["phase"] == "end":
            self._lasting.discard(what)

    def _take_state(self, line: Line) -> None:
        if isinstance(paused := line.get("paused"), bool):
            self._paused = paused
            self._lasting.clear()
        if isinstance(armed := line.get("armed"), bool):
            self._armed = armed
        if isinstance(profile := line.get("profile"), str):
            self._profile = profile
