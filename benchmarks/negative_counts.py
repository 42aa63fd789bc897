"""What was found in hands that mean nothing, and how it is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.table import Table

from gestures.registry import CLICKS, DRAG, GESTURES, STATIC, STEPS, SWIPE

FAMILIES = (SWIPE, CLICKS, DRAG, STEPS)


@dataclass
class Count:
    """What was found in some seconds: events by name, actions by profile and binding."""

    seconds: float = 0.0
    events: Counter[str] = field(default_factory=Counter)
    actions: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def of(self, *families: str) -> int:
        """Return how many events of some recognisers there were."""
        return sum(n for name, n in self.events.items() if GESTURES[name].recogniser in families)

    def add(self, other: Count) -> None:
        """Add what was found elsewhere."""
        self.seconds += other.seconds
        self.events.update(other.events)
        for profile, names in other.actions.items():
            self.actions[profile].update(names)

    def per_hour(self, number: int) -> float:
        return number / self.seconds * 3600 if self.seconds else 0.0

    def figures(self) -> dict[str, object]:
        """Return all of it, as it stands in JSON."""
        acts = {name: self.per_hour(names.total()) for name, names in self.actions.items()}
        return {
            "seconds": round(self.seconds, 1),
            "events": dict(self.events),
            "false_per_hour": round(self.per_hour(self.of(*FAMILIES)), 2),
            "shapes_per_hour": round(self.per_hour(self.of(STATIC)), 2),
            "actions": {name: dict(names) for name, names in self.actions.items()},
            "actions_per_hour": {name: round(rate, 2) for name, rate in acts.items()},
        }


def table(counts: Mapping[str, Count], profiles: Sequence[str]) -> Table:
    """Return the counts by recogniser, and the rates an hour."""
    columns = ("source", "minutes", *FAMILIES, "false/h", "shapes/h", *(f"{p}/h" for p in profiles))
    result = Table(*columns, title="Hands that mean nothing", title_justify="left")
    for name, each in counts.items():
        numbers = (str(each.of(family)) for family in FAMILIES)
        rates = [each.of(*FAMILIES), each.of(STATIC)]
        rates += [each.actions[profile].total() for profile in profiles]
        told = (f"{each.per_hour(number):.1f}" for number in rates)
        result.add_row(name, f"{each.seconds / 60:.1f}", *numbers, *told)
    return result
