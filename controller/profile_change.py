"""A profile that waits for a neutral moment: no gesture lasts and nothing is held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bindings.profile import Profile
from gestures.engine import MachineView
from gestures.events import Event

SWAP_PATIENCE = 1.0
"""Seconds after which a profile does not wait any longer."""


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """A profile to go on with, at time ``latest`` (seconds of the source's clock) at the latest."""

    profile: Profile
    latest: float


def ends_of(view: MachineView, t: float) -> Iterator[Event]:
    """Yield the end at time t of the lasting gesture that a machine has active, if any."""
    if view.active is not None and view.rules.kind == "lasting":
        yield Event(t, view.active, "end", view.hand, 1.0, view.track_id)


def asks_for_app(profile: Profile) -> bool:
    """Tell whether some binding wants to know the active application."""
    return any(rule.when is not None for rule in profile.rules)
