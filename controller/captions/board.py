"""What stands on which line, and until when. Time is seconds of any clock, handed in."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from controller.captions.caption import Caption
from controller.captions.direction import is_right_to_left
from controller.captions.timing import FADE, certainty, reading_time, stays

Wrap = Callable[[str], list[str]]
FRAME = 0.04
"""Seconds between two pictures while something fades."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is to be drawn. alpha: opacity of its letters, 0 to 1."""

    text: str
    right_to_left: bool
    alpha: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """A caption on the board; ``enters`` has the time of each of its lines."""

    caption: Caption
    lines: tuple[str, ...]
    enters: tuple[float, ...]
    until: float


class Board:
    """Captions come in at the bottom and push older lines out at the top."""

    def __init__(self, most_lines: int, stay: float, wrap: Wrap) -> None:
        """``stay``: seconds a short caption is shown. ``wrap`` breaks a text into lines."""
        self._most = most_lines
        self._stay = stay
        self._wrap = wrap
        self._entries: list[_Entry] = []

    def show(self, caption: Caption, now: float) -> None:
        """Put a caption below the others; it takes the place of one that was not final.

        Of a text with more lines than there is room for, the rest rolls in as fast as one reads.
        """
        rolled = [self._rolled_in(entry, now) for entry in self._entries]
        kept = [entry for entry in rolled if entry.caption.final and entry.until > now]
        lines = tuple(self._wrap(caption.text))
        room = self._most - len(lines)
        self._entries = self._fitting(kept, room)
        if lines:
            # What is older must not stay alone, or lines that have gone would come back.
            oldest = max((entry.until for entry in self._entries), default=now)
            self._entries.append(self._entry(caption, lines, now, oldest))

    def clear(self) -> None:
        """Show nothing."""
        self._entries.clear()

    def change(self, most_lines: int, wrap: Wrap, now: float) -> None:
        """Set what is shown anew, for other letters or another width."""
        self._most = most_lines
        self._wrap = wrap
        for number, entry in enumerate(self._entries):
            lines = tuple(wrap(entry.caption.text))
            self._entries[number] = replace(entry, lines=lines, enters=(now,) * len(lines))

    def rows(self, now: float) -> list[Row]:
        """Return the lines to draw, from the top."""
        shown = [
            Row(line, is_right_to_left(entry.caption.text), self._alpha(entry, now))
            for entry in self._entries
            if entry.until > now
            for line, enters in zip(entry.lines, entry.enters, strict=True)
            if enters <= now
        ]
        return shown[-self._most :]

    def next_change(self, now: float) -> float | None:
        """Return when ``rows`` will differ next, None when they stay as they are."""
        times = [time for entry in self._entries for time in self._changes(entry, now)]
        return min(times, default=None)

    @property
    def text(self) -> str:
        """What has been shown last, whole: to be copied."""
        return "\n".join(entry.caption.text for entry in self._entries)

    def _fitting(self, entries: list[_Entry], room: int) -> list[_Entry]:
        """Return the newest of the entries, those that have a line in so much room."""
        fitting: list[_Entry] = []
        for entry in reversed(entries):
            if room <= 0:
                break
            fitting.insert(0, entry)
            room -= len(entry.lines)
        return fitting

    def _entry(self, caption: Caption, lines: tuple[str, ...], now: float, least: float) -> _Entry:
        """Return the caption with a time for each line, to stay until ``least`` or longer."""
        enters, at = [], now
        for number in range(len(lines)):
            if number >= self._most:
                at += reading_time(lines[number - self._most]) + 0.5
            enters.append(at)
        last = "\n".join(lines[-self._most :])
        until = max(least, at + stays(last, self._stay) + FADE)
        return _Entry(caption, lines, tuple(enters), until)

    def _rolled_in(self, entry: _Entry, now: float) -> _Entry:
        """Return the entry with all its lines in, as another one comes."""
        early = max(0.0, entry.enters[-1] - now)
        enters = tuple(min(now, time) for time in entry.enters)
        return replace(entry, enters=enters, until=entry.until - early)

    def _alpha(self, entry: _Entry, now: float) -> float:
        return certainty(entry.caption.confidence) * min(1.0, (entry.until - now) / FADE)

    def _changes(self, entry: _Entry, now: float) -> list[float]:
        if entry.until <= now:
            return []
        fading = max(entry.until - FADE, min(now + FRAME, entry.until))
        entering = [time for time in entry.enters if time > now]
        return [min(entering, default=math.inf), fading]
