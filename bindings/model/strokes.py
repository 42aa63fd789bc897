"""What a binding may ask of a movement: the shape of the hand, and how fast it was."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from bindings.model.alternatives import OrItem
from bindings.model.base import mistake
from bindings.model.lists import as_list, at_most
from bindings.model.values import gesture_info, text_of
from gestures.registry import GESTURES, STATIC, SWIPE

Pace = Literal["fast", "slow"]

FAST = 20.0
"""Hand-widths/s from which a swipe is fast: about half of all recorded ones are."""

_MOST = 10
_SHAPES = tuple(
    name for name, info in GESTURES.items() if info.recogniser == STATIC and info.hands == 1
)


def _shape(value: Any) -> str:
    info = gesture_info(text_of(value, "the name of a hand shape"))
    if info.name not in _SHAPES:
        raise mistake(f"'{info.name}' is not a shape of one hand", word=info.name, known=_SHAPES)
    return info.name


Shape = Annotated[str, BeforeValidator(_shape), WithJsonSchema({"enum": list(_SHAPES)})]

Shapes = Annotated[
    tuple[Shape, ...],
    Field(min_length=1, max_length=_MOST),
    at_most(_MOST),
    BeforeValidator(as_list),
    OrItem(),
]
"""One hand shape, or a list of them."""


def has_pace(gesture: str) -> bool:
    """Tell whether events of this gesture say how fast it was."""
    return GESTURES[gesture].recogniser == SWIPE


def pace_of(speed: float | None) -> Pace | None:
    """Return what a speed in hand-widths/s counts as; None for one that is not known."""
    if speed is None:
        return None
    return "fast" if speed >= FAST else "slow"
