"""When a binding may act: the value of ``when``."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from bindings.model.alternatives import OrItem
from bindings.model.base import Model
from bindings.model.lists import as_list, at_most
from bindings.model.names import ModeName
from bindings.model.values import AppPattern, Duration

_MOST = 200

Apps = Annotated[
    tuple[AppPattern, ...],
    Field(min_length=1, max_length=_MOST),
    at_most(_MOST),
    BeforeValidator(as_list),
    OrItem(),
]
"""Applications by name, glob or ``re:`` pattern; letter case does not matter."""

Modes = Annotated[
    tuple[ModeName, ...],
    Field(min_length=1, max_length=_MOST),
    at_most(_MOST),
    BeforeValidator(as_list),
    OrItem(),
]


class Exclusion(Model):
    """What must not be the case."""

    apps: Apps | None = None
    """Applications in which the binding does not act."""

    mode: Modes | None = None
    """Modes in which the binding does not act."""


class When(Model):
    """What must be the case for a binding to act."""

    apps: Apps | None = None
    """Applications in which the binding acts: a name, a glob, or re: and a regular expression."""

    mode: Modes | None = None
    """Modes in which the binding acts; 'base' is the one outside all modes."""

    armed_for: Duration | None = None
    """How long the clutch must have been armed."""

    not_: Annotated[Exclusion | None, Field(alias="not")] = None
    """What must not be the case."""
