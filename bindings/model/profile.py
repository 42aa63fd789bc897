"""The models of a whole profile."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from bindings.actions import Actions
from bindings.model.base import Model, mistake
from bindings.model.lists import as_list
from bindings.model.triggers import Trigger
from bindings.model.values import (
    AppPattern,
    Confidence,
    Duration,
    Interval,
    LastingGesture,
    Text,
    kind_of,
)

MAX_BINDINGS = 5000

Apps = Annotated[tuple[AppPattern, ...], BeforeValidator(as_list), Field(min_length=1)]
"""Applications by name, glob or ``re:`` pattern; letter case does not matter."""


class Exclusion(Model):
    """What must not be the case."""

    apps: Apps


class When(Model):
    """What must be the case for a binding to act."""

    apps: Apps | None = None
    not_: Annotated[Exclusion | None, Field(alias="not")] = None


class BindingModel(Model):
    """One entry of ``bindings``."""

    name: Annotated[Text | None, Field(max_length=80)] = None
    on: Trigger
    when: When | None = None
    repeat: Interval | None = None
    cooldown: Duration | None = None
    min_confidence: Confidence | None = None
    do: Actions


class Defaults(Model):
    """What holds for every binding that says nothing else, except for ``phase: end``."""

    cooldown: Duration = 0.0
    min_confidence: Confidence = 0.0


class Held(Model):
    """A gesture held for a while."""

    gesture: LastingGesture
    hold: Duration = 0.6


class Clutch(Model):
    """Bindings act only while armed: from holding ``arm`` until ``disarm`` or idleness.

    disarm_after: time without any binding acting.
    """

    arm: Held
    disarm: Held | None = None
    disarm_after: Duration | None = None

    @model_validator(mode="after")
    def _must_disarm(self) -> Self:
        if self.disarm is None and self.disarm_after is None:
            raise mistake("a clutch needs 'disarm_after' or 'disarm'")
        return self


def _version(value: Any) -> Any:
    if value == "1":
        return value
    raise mistake(f"unknown version {kind_of(value)}: this program reads version 1")


class ProfileModel(Model):
    """A profile as written."""

    version: Annotated[Literal["1"], BeforeValidator(_version)]
    defaults: Defaults = Defaults()
    clutch: Clutch | None = None
    bindings: Annotated[tuple[BindingModel, ...], Field(min_length=1, max_length=MAX_BINDINGS)]
