"""What a binding waits for: the value of ``on``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from bindings.model.alternatives import OrElse
from bindings.model.base import Model, mistake
from bindings.model.lists import at_most
from bindings.model.names import FaceName, SignName
from bindings.model.ranges import DistanceRange
from bindings.model.strokes import Pace, Shapes
from bindings.model.values import Duration, GestureName, LastingGesture, kind_of
from gestures.registry import GESTURES

_LONGEST = 8

WhichHand = Literal["left", "right", "any"]
TriggerPhase = Literal["begin", "move", "end"]
FacePhase = Literal["begin", "end"]


class GestureTrigger(Model):
    """A gesture: ``palm``, or with details ``{gesture: palm, hand: left, after: 500ms}``."""

    gesture: GestureName
    """The gesture, by its name."""

    hand: WhichHand = "any"
    """The hand that makes it: your own left or right, or any (the default)."""

    phase: TriggerPhase = "begin"
    """begin (the default); end: when it is over; move: as long as it lasts, for 'pointer'."""

    after: Duration | None = None
    """Act once the gesture has lasted so long: 500ms."""

    with_: Annotated[LastingGesture | None, Field(alias="with")] = None
    """The gesture that the other hand shows at the same time."""

    distance: DistanceRange | None = None
    """How far from the camera the hand may be, in hand-widths: {max: 12} is about a metre."""

    shape: Shapes | None = None
    """The shape, or shapes, that the hand shows while it makes a movement: palm."""

    speed: Pace | None = None
    """How quickly a swipe is made: fast or slow."""


class SequenceTrigger(Model):
    """Gestures of one hand, one right after the other."""

    sequence: Annotated[
        tuple[GestureName, ...], Field(min_length=2, max_length=_LONGEST), at_most(_LONGEST)
    ]
    """The gestures in their order, two to eight of them."""

    within: Duration = 1.0
    """From the beginning of the first to the beginning of the last: 1s by default."""

    hand: WhichHand = "any"
    """The hand that makes them all: your own left or right, or any (the default)."""

    distance: DistanceRange | None = None
    """How far from the camera the hand may be at the last one, in hand-widths."""


class SignTrigger(Model):
    """A letter or word of a sign language: ``{sign: terima_kasih}``."""

    sign: SignName
    """The sign: lower-case words joined by '_'."""

    distance: DistanceRange | None = None
    """How far from the camera the hands may be, in hand-widths."""


class FaceTrigger(Model):
    """Something seen in the face: ``{face: eyes_closed, after: 1500ms}``."""

    face: FaceName
    """What is seen."""

    phase: FacePhase = "begin"
    """begin (the default), or end: when it is over."""

    after: Duration | None = None
    """Act once it has lasted so long: 1500ms."""


KINDS: dict[str, type[Model]] = {
    "gesture": GestureTrigger,
    "sequence": SequenceTrigger,
    "sign": SignTrigger,
    "face": FaceTrigger,
}
"""What can be waited for, by the word that says so."""


def _as_mapping(value: Any) -> Any:
    if isinstance(value, Model):
        return value
    if isinstance(value, str):
        return {"gesture": value}
    if isinstance(value, list):
        raise mistake("gestures in a row are written {sequence: [palm, fist], within: 800ms}")
    if not isinstance(value, dict):
        raise mistake(f"expected a gesture, found {kind_of(value)}")
    kinds = [word for word in value if word in KINDS]
    if len(kinds) > 1:
        first, second = sorted(kinds[:2], key=list(KINDS).index)
        message = f"'{first}' and '{second}' exclude each other"
        raise mistake(message, at=(second,), on_key=True)
    return value


def _tag(value: Any) -> str:
    for word, model in KINDS.items():
        if isinstance(value, model) or (isinstance(value, dict) and word in value):
            return f"<{word}>"
    return "<gesture>"


Trigger = Annotated[
    Annotated[GestureTrigger, Tag("<gesture>")]
    | Annotated[SequenceTrigger, Tag("<sequence>")]
    | Annotated[SignTrigger, Tag("<sign>")]
    | Annotated[FaceTrigger, Tag("<face>")],
    Discriminator(_tag),
    BeforeValidator(_as_mapping),
    OrElse({"enum": list(GESTURES), "description": "A gesture, by either hand."}),
]
