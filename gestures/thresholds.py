"""How sure, how long and how often: the settings of the state machine."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from gestures.registry import CLICKS, DRAG, LETTERS, SIGNS, STATIC, STEPS, SWIPE

Family = Literal["lasting", "held", "once", "steps"]
"""lasting: begin, hold, end. held: the same, but its begin is a fire and the rest is not told.
once: a fire, then nothing until all is quiet. steps: a fire each."""

TICK = 1e-6
"""Seconds below which two times count as one: sums of frame times carry rounding errors."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When one label counts as done. Times in seconds.

    enter, leave: the score that starts the label, and the lower one that keeps it;
        0 < leave < enter <= 1.
    dwell: how long the label must be seen before it begins or fires.
    release: how long it must be gone before it ends; shorter dropouts are forgiven.
    cooldown: how long after it has ended or fired it stays silent.
    hold_every: the time between two ``hold`` events; None for none.

    Raises ValueError when a value makes no sense.
    """

    enter: float = 0.7
    leave: float = 0.5
    dwell: float = 0.15
    release: float = 0.2
    cooldown: float = 0.3
    hold_every: float | None = None

    def __post_init__(self) -> None:
        if not 0 < self.leave < self.enter <= 1:
            raise ValueError(
                f"thresholds need 0 < leave < enter <= 1, not leave {self.leave}, "
                f"enter {self.enter}"
            )
        for name in ("dwell", "release", "cooldown"):
            if not (math.isfinite(getattr(self, name)) and getattr(self, name) >= 0):
                raise ValueError(f"{name} must be 0 s or more, not {getattr(self, name)}")
        if self.hold_every is not None and not TICK < self.hold_every < math.inf:
            raise ValueError(f"hold_every must be more than 0 s or None, not {self.hold_every}")


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of one recogniser's machines: thresholds for every label, with exceptions.

    kind: ``lasting`` labels begin, hold and end; those of other kinds fire.
    at_any_speed: whether a lasting label may begin while the palm is fast.
    max_gap: seconds for which a score stays valid when no further frame comes; after
        that the hand counts as not seen.

    Raises ValueError when max_gap is not a positive, finite number.
    """

    kind: Family
    default: Thresholds = field(default_factory=Thresholds)
    overrides: Mapping[str, Thresholds] = field(default_factory=dict)
    max_gap: float = 0.3
    at_any_speed: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.max_gap < math.inf:
            raise ValueError(f"max_gap must be more than 0 s, not {self.max_gap}")

    def of(self, label: str) -> Thresholds:
        """Return the thresholds of one label."""
        return self.overrides.get(label, self.default)

    def with_hold_every(self, seconds: Mapping[str, float | None]) -> Rules:
        """Return the same rules with other hold rates for the labels given."""
        changed = {label: replace(self.of(label), hold_every=s) for label, s in seconds.items()}
        return replace(self, overrides={**self.overrides, **changed})


DEFAULT_RULES: Mapping[str, Rules] = {
    STATIC: Rules("lasting", Thresholds(hold_every=0.1)),
    SWIPE: Rules("once", Thresholds(enter=0.65, leave=0.45, dwell=0.0, release=0.05, cooldown=0.4)),
    CLICKS: Rules("once", Thresholds(dwell=0.0, release=0.0, cooldown=0.0)),
    DRAG: Rules("lasting", Thresholds(dwell=0.0, release=0.0, cooldown=0.0), at_any_speed=True),
    STEPS: Rules("steps", Thresholds(dwell=0.0, release=0.0, cooldown=0.0)),
    # The recogniser of signs decides itself and says so in a single frame.
    SIGNS: Rules("steps", Thresholds(enter=0.5, leave=0.4, dwell=0.0, release=0.0, cooldown=0.0)),
    LETTERS: Rules("held", Thresholds(dwell=0.35, release=0.15, cooldown=0.1)),
}
"""Rules by recogniser, for those who want no others."""
