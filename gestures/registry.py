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
CLICKS = "clicks"
DRAG = "drag"
STEPS = "steps"
SIGNS = "signs"
LETTERS = "letters"
SIGN_RECOGNISERS = frozenset({SIGNS, LETTERS})
"""Those whose labels are signs, not gestures: words, and letters by their one name each."""


@dataclass(frozen=True, slots=True)
class GestureInfo:
    """One gesture. ``recogniser`` is the ``name`` of the recogniser that scores it.

    stepwise: one movement fires again for every step of it. hands: how many make it together.
    """

    name: str
    kind: Kind
    recogniser: str
    description: str
    stepwise: bool = False
    hands: Literal[1, 2] = 1


# The names and shapes of the HaGRID v2 data set; the first 18 are those of v1.
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
    "grabbing": "fingers spread and bent, as if around a ball",
    "grip": "fingertips meet the thumb",
    "little_finger": "little finger up, the rest folded",
    "middle_finger": "middle finger up, the rest folded",
    "point": "index finger towards the camera, the rest folded",
    "three3": "middle, ring and little finger up, thumb and index finger bent",
    "three_gun": "index and middle finger out and together, thumb up",
    "thumb_index": "thumb and index finger out, the rest folded",
}

_SHAPES_OF_BOTH_HANDS = {
    "hand_heart": "both hands form a heart, the other fingers out",
    "hand_heart2": "both hands form a heart with all fingers",
    "holy": "palms together, as in prayer",
    "take_picture": "thumbs and index fingers form a frame",
    "thumb_index2": "thumb and index finger out, on both hands",
    "timeout": "one flat hand on the fingertips of the other, a T",
    "xsign": "forearms crossed before the chest",
}

_SWIPES = {
    "swipe_left": "quick stroke of the hand to your left",
    "swipe_right": "quick stroke of the hand to your right",
    "swipe_up": "quick stroke of the hand upwards",
    "swipe_down": "quick stroke of the hand downwards",
}

_CLICKS = {
    "click": "thumb and index fingertip touch and part again at once, the other fingers not folded",
    "double_click": "a second click within 0.6 s of the first, in its place",
    "right_click": "as click, with the middle finger; the index finger stays out",
}

_STEPS = {
    "zoom_in": "two pinching hands pull apart; or, the other fingers folded, thumb and index open",
    "zoom_out": "two pinching hands come together; or, the other fingers folded, thumb and index "
    "close",
    "rotate_clockwise": "two pinching hands turn as on a steering wheel; or one hand leans to the "
    "right, thumb and index finger out, the others folded",
    "rotate_counter_clockwise": "the same to the left",
    "scroll_up": "index and middle finger up and together, the hand moves up",
    "scroll_down": "index and middle finger up and together, the hand moves down",
}

GESTURES: Mapping[str, GestureInfo] = MappingProxyType(
    {name: GestureInfo(name, "lasting", STATIC, text) for name, text in _SHAPES.items()}
    | {
        name: GestureInfo(name, "lasting", STATIC, text, hands=2)
        for name, text in _SHAPES_OF_BOTH_HANDS.items()
    }
    | {name: GestureInfo(name, "once", SWIPE, text) for name, text in _SWIPES.items()}
    | {name: GestureInfo(name, "once", CLICKS, text) for name, text in _CLICKS.items()}
    | {DRAG: GestureInfo(DRAG, "lasting", DRAG, "a pinch that is held or carried; open it to drop")}
    | {name: GestureInfo(name, "once", STEPS, text, stepwise=True) for name, text in _STEPS.items()}
)


def is_letter(sign: str) -> bool:
    """Tell whether a sign is a letter of the manual alphabet: its name is that letter."""
    return len(sign) == 1 and "a" <= sign <= "z"


def is_once(name: str) -> bool:
    """Tell whether the gesture is a single ``fire``. Raises KeyError for an unknown name."""
    return GESTURES[name].kind == "once"


def takes_both_hands(name: str) -> bool:
    """Tell whether both hands make the gesture together; False for a name that is none."""
    return name in GESTURES and GESTURES[name].hands == 2
