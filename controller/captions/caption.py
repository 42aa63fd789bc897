"""What the event stream says that others shall read."""

from __future__ import annotations

import math
from dataclasses import dataclass

from controller.event_stream import Line


@dataclass(frozen=True, slots=True)
class Caption:
    """A text shown at time t (seconds of the source's clock).

    confidence: of what set it off, 0 to 1, or None. final: False for a sentence that is still
    being signed; the next caption takes its place.
    """

    t: float
    text: str
    confidence: float | None = None
    final: bool = True


def caption_in(line: Line) -> Caption | None:
    """Return the caption in a line of the stream, if there is one.

    That is the action ``{"caption": TEXT}``, unless it is part of a sentence, or a state with a
    ``sentence`` (the text so far) that is ``closed`` or not. Lines of other programs' making
    are taken for what they are worth.
    """
    t = _number(line.get("t")) or 0.0
    confidence = _number(line.get("confidence"))
    match line:
        case {"kind": "action", "in_sentence": True}:
            return None
        case {"kind": "action", "do": {"caption": str(text)}}:
            return Caption(t, _clean(text), confidence)
        case {"kind": "state", "sentence": str(text)}:
            return Caption(t, _clean(text), confidence, final=line.get("closed") is True)
        case _:
            return None


def _number(value: object) -> float | None:
    fits = isinstance(value, int | float) and math.isfinite(value)
    return float(value) if fits else None  # type: ignore[arg-type]


def _clean(text: str) -> str:
    """Return the text without control characters and empty lines; its letters stay as they are."""
    lines = (
        "".join(c if c.isprintable() or c in _INVISIBLE else " " for c in line).split()
        for line in text.splitlines()
    )
    return "\n".join(" ".join(words) for words in lines if words)


_INVISIBLE = "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
"""Joiners and marks of direction, which right-to-left writing needs."""
