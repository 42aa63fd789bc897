"""What a binding waits for: the value of ``on``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from bindings.model.base import Model, mistake
from bindings.model.values import Duration, GestureName, kind_of

WhichHand = Literal["left", "right", "any"]
TriggerPhase = Literal["begin", "end"]

_NOT_YET = ("sign", "face")


class GestureTrigger(Model):
    """A gesture: ``palm``, or with details ``{gesture: palm, hand: left, after: 500ms}``."""

    gesture: GestureName
    hand: WhichHand = "any"
    phase: TriggerPhase = "begin"
    after: Duration | None = None


class SequenceTrigger(Model):
    """Gestures of one hand, one right after the other.

    within: from the beginning of the first to the beginning of the last.
    """

    sequence: Annotated[tuple[GestureName, ...], Field(min_length=2, max_length=8)]
    within: Duration = 1.0
    hand: WhichHand = "any"


def _as_mapping(value: Any) -> Any:
    if isinstance(value, (GestureTrigger, SequenceTrigger)):
        return value
    if isinstance(value, str):
        return {"gesture": value}
    if isinstance(value, list):
        raise mistake("gestures in a row are written {sequence: [palm, fist], within: 800ms}")
    if not isinstance(value, dict):
        raise mistake(f"expected a gesture, found {kind_of(value)}")
    for word in _NOT_YET:
        if word in value:
            raise mistake(f"'{word}' is not available yet", at=(word,), on_key=True)
    if "sequence" in value and "gesture" in value:
        message = "'gesture' and 'sequence' exclude each other"
        raise mistake(message, at=("sequence",), on_key=True)
    return value


def _tag(value: Any) -> str:
    sequence = isinstance(value, SequenceTrigger) or (
        isinstance(value, dict) and "sequence" in value
    )
    return "<sequence>" if sequence else "<gesture>"


Trigger = Annotated[
    Annotated[GestureTrigger, Tag("<gesture>")] | Annotated[SequenceTrigger, Tag("<sequence>")],
    Discriminator(_tag),
    BeforeValidator(_as_mapping),
]
