"""Every gesture that can be recognised: for listings and for checking names in binding files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Kind = Literal["lasting", "once"]
"""lasting: begin, hold and end events; once: a single fire event."""

STATIC = "static"
SWIPE = "swipe"


@dataclass(frozen=True, slots=True)
class GestureInfo:
    """One gesture. ``recogniser`` is the ``name`` of the recogniser that scores it."""

    name: str
    kind: Kind
    recogniser: str
    description: str


# The names and shapes of the HaGRID v1 data set.
_SHAPES = {
    "call": "thumb and little finger out, the rest folded, as if on the phone",
    "dislike": "thumb down, the rest folded",
    "fist": "all fingers folded, palm side to the camera",
    "four": "four fingers up and spread, thumb folded",
    "like": "thumb up, the rest folded",
    "mute": "index finger upright before the lips",
    "ok": "thumb and index finger form a ring, the rest up",
    "one": "index finger up, the rest folded",
    "palm": "open hand, fingers spread, palm to the camera",
    "peace": "index and middle finger up and spread, palm to the camera",
    "peace_inverted": "index and middle finger up and spread, back of the hand to the camera",
    "rock": "index and little finger up, the rest folded",
    "stop": "open hand, fingers together, palm to the camera",
    "stop_inverted": "open hand, fingers together, back of the hand to the camera",
    "three": "index, middle and ring finger up",
    "three2": "thumb, index and middle finger out",
    "two_up": "index and middle finger up and together, palm to the camera",
    "two_up_inverted": "index and middle finger up and together, back of the hand to the camera",
}

_SWIPES = {
    "swipe_left": "quick stroke of the hand to your left",
    "swipe_right": "quick stroke of the hand to your right",
    "swipe_up": "quick stroke of the hand upwards",
    "swipe_down": "quick stroke of the hand downwards",
}

GESTURES: Mapping[str, GestureInfo] = MappingProxyType(
    {name: GestureInfo(name, "lasting", STATIC, text) for name, text in _SHAPES.items()}
    | {name: GestureInfo(name, "once", SWIPE, text) for name, text in _SWIPES.items()}
)


def is_once(name: str) -> bool:
    """Tell whether the gesture is a single ``fire``. Raises KeyError for an unknown name."""
    return GESTURES[name].kind == "once"
