"""From scores over time to events: one machine for each track and recogniser.

All machines are pure: they read no clock, and equal input gives equal events.

Time. A score holds from its frame to the next one, but no longer than ``Rules.max_gap``;
after that the hand counts as not seen. A frame whose time is not finite, or not later
than the one before, is ignored whole. All durations are real time, so that the frame rate
decides only when an event can be noticed: its time is when it came due, which lies between
the frame before and the frame that reports it. Events leave in the order of their times.

Seeing. A frame shows at most one label: the best of those at or above their bar. The bar
is ``leave`` for the active label and for those on their way to begin, else ``enter``.
NaN and infinite scores count as 0, as do labels that are absent and a hand not seen (None).

Confirmation. Only a frame that shows the label can report its begin, hold or fire; a
gesture that is gone by the time its dwell is over does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gestures.events import EventHand
from gestures.held import HeldMachine
from gestures.lasting import LastingMachine
from gestures.machine import Machine
from gestures.once import OnceMachine
from gestures.steps import StepMachine
from gestures.thresholds import Family, Rules

_FAMILIES: Mapping[Family, Callable[[Rules, int, EventHand], Machine]] = {
    "lasting": LastingMachine,
    "held": HeldMachine,
    "once": OnceMachine,
    "steps": StepMachine,
}


def create_machine(rules: Rules, track_id: int, hand: EventHand) -> Machine:
    """Return a new machine of the family that the rules name."""
    return _FAMILIES[rules.kind](rules, track_id, hand)
