"""What a binding does at a moment."""

from __future__ import annotations

from dataclasses import dataclass

from bindings.actions import Action, CaptionAction
from bindings.rules import Source
from gestures.events import Event


@dataclass(frozen=True, slots=True)
class Firing:
    """An action to carry out at time t (seconds), and the newest event of what set it off.

    source: whether that was a gesture, a sign or a face.
    """

    t: float
    binding: str
    action: Action
    event: Event
    source: Source = "gesture"

    @property
    def in_sentence(self) -> bool:
        """Whether it is the caption of a sign, a part of the sentence under way."""
        return self.source == "sign" and isinstance(self.action, CaptionAction)
