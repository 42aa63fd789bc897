"""Words of a script line that say how a movement is made, and what is wrong with a line."""

from __future__ import annotations

from bindings.problems import nearest
from gestures.registry import GESTURES, STATIC

_SHAPES = tuple(
    name for name, info in GESTURES.items() if info.recogniser == STATIC and info.hands == 1
)


class LineError(ValueError):
    """Something wrong with a line, at a word of it; one of the known words may be meant."""

    def __init__(self, message: str, word: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.word = word
        self.suggestion = nearest(word, known) if known else None


def take_manner(words: list[str]) -> tuple[str | None, float | None]:
    """Take ``shape palm`` and ``speed 20`` out of the words, where they are there."""
    shape = _take(words, "shape", "such as 'shape palm'")
    if shape is not None and shape not in _SHAPES:
        raise LineError(f"unknown hand shape '{shape}'", shape, _SHAPES)
    speed = _take(words, "speed", "in hand-widths a second, such as 'speed 20'")
    if speed is None:
        return shape, None
    if not speed.replace(".", "", 1).isdecimal():
        raise LineError("a speed is written in hand-widths a second, such as 'speed 20'", speed)
    return shape, float(speed)


def _take(words: list[str], name: str, example: str) -> str | None:
    if name not in words:
        return None
    at = words.index(name)
    if at + 1 == len(words):
        raise LineError(f"'{name}' needs a value, {example}", name)
    value = words[at + 1]
    del words[at : at + 2]
    return value
