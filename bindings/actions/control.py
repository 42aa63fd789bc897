"""Actions on the program itself, and commands."""

from __future__ import annotations

import shlex
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WrapSerializer

from bindings.actions.base import ActionModel, BareAction
from bindings.model.alternatives import OrElse
from bindings.model.base import Model, mistake
from bindings.model.lists import at_most
from bindings.model.names import NAME_SCHEMA, ModeName, ProfileName
from bindings.model.values import Duration, OptionalDuration, Text

_MAX_WORDS = 100


class ModeSwitch(Model):
    """A mode, and for how long."""

    mode: ModeName
    """The mode to switch to; 'base' for none."""

    for_: Annotated[Duration | None, Field(alias="for")] = None
    """After this time the profile goes back to the mode 'base'."""


def _as_switch(value: Any) -> Any:
    return {"mode": value} if isinstance(value, str) else value


def _written(switch: ModeSwitch, handler: Any) -> Any:
    return switch.mode if switch.for_ is None else handler(switch)


class SetModeAction(ActionModel):
    """Switch to a mode: ``{set_mode: spelling}``, ``{set_mode: {mode: spelling, for: 10s}}``."""

    kind = "set_mode"
    set_mode: Annotated[
        ModeSwitch,
        BeforeValidator(_as_switch),
        WrapSerializer(_written),
        OrElse(NAME_SCHEMA | {"description": "The mode to switch to."}),
    ]
    """The mode to switch to, or the mode and for how long."""

    @property
    def mode(self) -> str:
        """The mode to switch to."""
        return self.set_mode.mode

    @property
    def lasts(self) -> float | None:
        """Seconds until the way back to the base mode; None for no time-out."""
        return self.set_mode.for_


class ProfileAction(ActionModel):
    """Use another profile from now on: ``{profile: media}``."""

    kind = "profile"
    profile: ProfileName
    """The name of the profile."""


class PauseAction(BareAction):
    """Stop looking: ``pause`` until somebody resumes, ``{pause: 30s}`` for that long."""

    kind = "pause"
    pause: OptionalDuration = None
    """How long to pause."""


def _argv(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        words = shlex.split(value)
    except ValueError:
        words = value.split()
    example = ", ".join(words) if words else "program, argument"
    raise mistake(f"'run' takes a list of words, as no shell reads it: write [{example}]")


class RunAction(ActionModel):
    """Run a program, without a shell: ``{run: [notify-send, Hello]}``.

    Off unless the settings file allows it.
    """

    kind = "run"
    run: Annotated[
        tuple[Text, ...],
        Field(min_length=1, max_length=_MAX_WORDS),
        at_most(_MAX_WORDS),
        BeforeValidator(_argv),
    ]
    """The program and its arguments, each on its own. The settings file has to allow commands."""

    @property
    def argv(self) -> tuple[str, ...]:
        """The program and its arguments."""
        return self.run
