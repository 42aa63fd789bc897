"""What a binding does at a moment."""

from __future__ import annotations

from dataclasses import dataclass

from bindings.actions import Action
from gestures.events import Event


@dataclass(frozen=True, slots=True)
class Firing:
    """An action to carry out at time t (seconds), and the newest event of what set it off."""

    t: float
    binding: str
    action: Action
    event: Event
