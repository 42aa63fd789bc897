"""How long people need, and how sure a caption looks."""

from __future__ import annotations

LETTERS_PER_SECOND = 15.0
"""A comfortable pace of reading subtitles."""
FADE = 0.6
"""Seconds in which a caption goes."""
FAINTEST = 0.6
"""Opacity of the least certain text: still legible on its plate."""
_UNSURE, _SURE = 0.4, 0.9


def reading_time(text: str) -> float:
    """Return the seconds that it takes to read a text."""
    return len(text) / LETTERS_PER_SECOND


def stays(text: str, least: float) -> float:
    """Return the seconds that a text is shown: ``least``, or longer when it is long."""
    return max(least, 1.0 + reading_time(text))


def certainty(confidence: float | None) -> float:
    """Return the opacity that stands for a confidence; full where none is known."""
    if confidence is None:
        return 1.0
    share = (confidence - _UNSURE) / (_SURE - _UNSURE)
    return FAINTEST + (1.0 - FAINTEST) * min(1.0, max(0.0, share))
