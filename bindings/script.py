"""Scripts of gestures: what hands show, for how long, and which application is active.

One line is one step, ``#`` starts a comment, empty lines do not count::

    app soffice             # the active application from now on; 'app' alone: nobody can tell
    palm 600ms              # the right hand shows palm for that long
    none 100ms              # no gesture
    swipe_left              # happens once
    left like 1s            # the left hand
    left palm 1s & fist 2s  # both hands; the step lasts as long as the longer one
    one 200ms 0.6           # with a confidence other than 1
    pause                   # recognition is paused and resumed

A hand that shows the same gesture in two steps on end goes on showing it; a hand that a step
does not name shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from bindings.durations import parse_duration
from bindings.problems import Problem, ProfileError, nearest
from gestures.landmarks import Handedness
from gestures.registry import GESTURES, is_once

NONE = "none"
_HANDS = get_args(Handedness)
_WORDS = (*GESTURES, *_HANDS, NONE, "app", "pause")


@dataclass(frozen=True, slots=True)
class Show:
    """One hand's part in a step. gesture: None for no gesture; duration in seconds."""

    hand: Handedness
    gesture: str | None
    duration: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Gesturing:
    """What the hands show at the same time."""

    shows: tuple[Show, ...]

    @property
    def duration(self) -> float:
        """Seconds until the next step."""
        return max(show.duration for show in self.shows)


@dataclass(frozen=True, slots=True)
class SwitchApp:
    """Another application becomes active; None where nobody can tell which."""

    app: str | None


@dataclass(frozen=True, slots=True)
class Pause:
    """Recognition is paused and resumed."""


Step = Gesturing | SwitchApp | Pause


class _LineError(ValueError):
    def __init__(self, message: str, word: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.word = word
        self.suggestion = nearest(word, known) if known else None


def parse_script(text: str, file: str = "<script>", first_line: int = 1) -> tuple[Step, ...]:
    """Read a script. ``file`` and ``first_line`` are what problems call the text's beginning.

    Raises ProfileError with every line that nobody understands.
    """
    steps: list[Step] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), first_line):
        content = line.partition("#")[0]
        try:
            steps += _parse_line(content)
        except _LineError as error:
            column = max(content.find(error.word), 0) + 1
            problems.append(Problem(file, number, column, str(error), error.suggestion))
    if problems:
        raise ProfileError(problems)
    return tuple(steps)


def _parse_line(line: str) -> Iterator[Step]:
    words = line.split()
    if not words:
        return
    if words[0] == "app":
        yield SwitchApp(line.strip().removeprefix("app").strip() or None)
    elif words[0] == "pause":
        if len(words) > 1:
            raise _LineError("'pause' takes nothing after it", words[1])
        yield Pause()
    else:
        shows = tuple(_parse_show(part.split()) for part in line.split("&"))
        _check_hands(shows)
        yield Gesturing(shows)


def _check_hands(shows: tuple[Show, ...]) -> None:
    hands = [show.hand for show in shows]
    for hand in hands:
        if hands.count(hand) > 1:
            raise _LineError(f"the {hand} hand cannot show two gestures at once", "&")


def _parse_show(words: list[str]) -> Show:
    hand: Handedness = "right"
    if words and words[0] in _HANDS:
        hand = "left" if words[0] == "left" else "right"
        words = words[1:]
    if not words:
        raise _LineError("a gesture is missing", "&")
    name, *rest = words
    if name != NONE and name not in GESTURES:
        raise _LineError(f"unknown gesture '{name}'", name, _WORDS)
    confidence = _take_confidence(rest)
    return Show(hand, None if name == NONE else name, _take_duration(name, rest), confidence)


def _take_confidence(words: list[str]) -> float:
    """Take a bare number off the end of the words, if there is one after the duration."""
    if len(words) < 2 or not words[-1].replace(".", "", 1).isdecimal():
        return 1.0
    number = float(words[-1])
    if number > 1:
        raise _LineError("a confidence is at most 1", words[-1])
    del words[-1]
    return number


def _take_duration(name: str, words: list[str]) -> float:
    if not words:
        if name != NONE and is_once(name):
            return 0.0
        raise _LineError(f"'{name}' needs a duration, such as '{name} 500ms'", name)
    try:
        return parse_duration(" ".join(words))
    except ValueError as error:
        raise _LineError(str(error), words[0]) from None
