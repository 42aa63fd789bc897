"""Rules by what they wait for, in the file's order, so that an event meets only its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bindings.profile import Rule
from gestures.events import Phase

Timed = tuple[tuple[float, tuple[Rule, ...]], ...]
"""Rules by the time that the gesture must have lasted (seconds), shortest first."""


class RuleIndex:
    """Finds rules by gesture and phase, or by gesture and how long it has lasted."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        at_once: dict[tuple[str, Phase], list[Rule]] = defaultdict(list)
        timed: dict[str, dict[float, list[Rule]]] = defaultdict(lambda: defaultdict(list))
        for rule in rules:
            if rule.after is None:
                at_once[rule.gesture, rule.phase].append(rule)
            else:
                timed[rule.gesture][rule.after].append(rule)
        self._at_once = {key: tuple(found) for key, found in at_once.items()}
        self._timed: dict[str, Timed] = {
            gesture: tuple((after, tuple(found[after])) for after in sorted(found))
            for gesture, found in timed.items()
        }

    def at_once(self, gesture: str, phase: Phase) -> tuple[Rule, ...]:
        """Return the rules that act on the event itself."""
        return self._at_once.get((gesture, phase), ())

    def timed(self, gesture: str) -> Timed:
        """Return the rules that act once the gesture has lasted."""
        return self._timed.get(gesture, ())
