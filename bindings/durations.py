"""Durations as people write them: ``400ms``, ``2s``, ``1.5 s``, and ``every 150ms``."""

from __future__ import annotations

import re

_DURATION = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[a-zA-Z]*)", re.ASCII)
_PER_SECOND = {"ms": 1000, "s": 1}
_LONGEST = 3600.0
_EVERY = "every "


def parse_duration(text: str) -> float:
    """Return the seconds that ``text`` stands for, to the microsecond.

    Raises ValueError saying what is wrong.
    """
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"'{text}' is not a duration: write a number and a unit, such as 400ms")
    number, unit = match["number"], match["unit"]
    if not unit:
        raise ValueError(f"the duration '{text}' has no unit: write {number}ms or {number}s")
    if unit not in _PER_SECOND:
        raise ValueError(f"unknown unit '{unit}' in the duration '{text}': use ms or s")
    seconds = round(float(number) / _PER_SECOND[unit], 6)
    if seconds > _LONGEST:
        raise ValueError(f"the duration '{text}' is longer than an hour")
    return seconds


def parse_interval(text: str) -> float:
    """Return the seconds in ``every 150ms``. Raises ValueError saying what is wrong."""
    words = " ".join(text.split())
    if not words.startswith(_EVERY):
        raise ValueError(f"'{text}' is not an interval: write it as 'every 150ms'")
    return parse_duration(words.removeprefix(_EVERY))


def format_duration(seconds: float) -> str:
    """Return the text that ``parse_duration`` reads as ``seconds``."""
    scale, unit = (1, "s") if seconds >= 1 else (1000, "ms")
    number = f"{seconds * scale:.6f}".rstrip("0").rstrip(".")
    return f"{number}{unit}"


def format_interval(seconds: float) -> str:
    """Return the text that ``parse_interval`` reads as ``seconds``."""
    return _EVERY + format_duration(seconds)
