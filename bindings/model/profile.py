"""The models of a whole profile."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from bindings.actions import Actions
from bindings.model.alternatives import OrItem
from bindings.model.base import Model, mistake
from bindings.model.conditions import When
from bindings.model.lists import as_list, at_most
from bindings.model.names import OwnModeName, ProfileName
from bindings.model.ranges import DistanceRange
from bindings.model.triggers import Trigger
from bindings.model.values import (
    Confidence,
    Duration,
    Interval,
    LastingGesture,
    Text,
    kind_of,
)

MAX_BINDINGS = 5000
MAX_MODES = 100
MAX_INCLUDES = 32

_CONTENTS = ("bindings", "modes", "extends", "include")
"""What a profile has at least one of."""


class BindingModel(Model):
    """One entry of ``bindings``."""

    name: Annotated[Text | None, Field(max_length=80)] = None
    """What messages call the binding; a binding of the same name in 'extends' is replaced."""

    on: Trigger
    """What the binding waits for."""

    when: When | None = None
    """The situation in which the binding acts; everywhere by default."""

    repeat: Interval | None = None
    """Act again and again while the gesture lasts: every 150ms; never."""

    cooldown: Duration | None = None
    """For so long after it has acted the binding does not act again."""

    min_confidence: Confidence | None = None
    """How sure recognition must be, from 0 to 1."""

    do: Actions
    """What to do: one action or a list of them."""


class Defaults(Model):
    """What holds for every binding of the file that says nothing else.

    The end of a gesture is exempt: it may release what the beginning pressed.
    """

    cooldown: Duration = 0.0
    """For so long after it has acted a binding does not act again."""

    min_confidence: Confidence = 0.0
    """How sure recognition must be, from 0 to 1."""

    repeat: Interval | None = None
    """How often bindings of gestures that last act again while they last."""

    distance: DistanceRange | None = None
    """How far from the camera the hand may be, in hand-widths."""


class Held(Model):
    """A gesture held for a while."""

    gesture: LastingGesture
    """The gesture to hold."""

    hold: Duration = 0.6
    """For how long: 600ms by default."""


class Clutch(Model):
    """Bindings act only while armed: from holding ``arm`` until ``disarm`` or idleness."""

    arm: Held
    """The gesture that wakes the bindings."""

    disarm: Held | None = None
    """The gesture that puts them to sleep."""

    disarm_after: Duration | None = None
    """They fall asleep after so long without any of them acting."""

    @model_validator(mode="after")
    def _must_disarm(self) -> Self:
        if self.disarm is None and self.disarm_after is None:
            raise mistake("a clutch needs 'disarm_after' or 'disarm'")
        return self


Bindings = Annotated[
    tuple[BindingModel, ...], Field(min_length=1, max_length=MAX_BINDINGS), at_most(MAX_BINDINGS)
]


Files = Annotated[
    tuple[Text, ...],
    Field(min_length=1, max_length=MAX_INCLUDES),
    at_most(MAX_INCLUDES),
    BeforeValidator(as_list),
    OrItem(),
]


class Mode(Model):
    """A layer of bindings over those of the profile, while the mode is on."""

    bindings: Bindings
    """They come before the profile's own bindings, which go on acting in the mode."""


def _version(value: Any) -> Any:
    if value == "1":
        return value
    raise mistake(f"unknown version {kind_of(value)}: this program reads version 1")


Modes = Annotated[
    dict[OwnModeName, Mode], Field(min_length=1, max_length=MAX_MODES), at_most(MAX_MODES)
]


class ProfileModel(Model):
    """A profile as written."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": [name]} for name in _CONTENTS]}
    )

    version: Annotated[Literal["1"], BeforeValidator(_version), WithJsonSchema({"enum": [1, "1"]})]
    """The version of the format: 1."""

    extends: ProfileName | None = None
    """A profile of the program to start from: bindings of the same name replace its own."""

    include: Files | None = None
    """Further files in this file's folder; their bindings come after those of this file."""

    defaults: Defaults = Defaults()
    """What holds for every binding that says nothing else."""

    clutch: Clutch | None = None
    """With a clutch, bindings act only after a gesture has woken them."""

    bindings: Bindings = ()
    """What gestures do. They are tried from top to bottom; the first that fits acts."""

    modes: Modes | None = None
    """Named layers of bindings, switched on and off with 'set_mode'."""

    @model_validator(mode="after")
    def _must_do_something(self) -> Self:
        if not self.model_fields_set.intersection(_CONTENTS):
            raise mistake("'bindings' is missing")
        return self
