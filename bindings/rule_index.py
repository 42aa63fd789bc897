"""Rules by what they wait for, in the file's order, so that an event meets only its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bindings.rules import Moment, Rule

Timed = tuple[tuple[float, tuple[Rule, ...]], ...]
"""Rules by the time that the gesture must have lasted (seconds), shortest first."""


class RuleIndex:
    """Finds rules by gesture and moment, or by gesture and how long it has lasted.

    A chord is found under both of its gestures, as either may be the later one.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        at_once: dict[tuple[str, Moment], list[Rule]] = defaultdict(list)
        timed: dict[str, dict[tuple[float, Moment], list[Rule]]]
        timed = defaultdict(lambda: defaultdict(list))
        for rule in rules:
            for name in _names(rule):
                if rule.after is None:
                    at_once[name, rule.phase].append(rule)
                else:
                    timed[name][rule.after, rule.phase].append(rule)
        self._at_once = {key: tuple(found) for key, found in at_once.items()}
        self._timed: dict[str, Timed] = {
            name: tuple((key[0], tuple(found[key])) for key in sorted(found))
            for name, found in timed.items()
        }

    def at_once(self, name: str, moment: Moment) -> tuple[Rule, ...]:
        """Return the rules that act on the event itself."""
        return self._at_once.get((name, moment), ())

    def timed(self, name: str) -> Timed:
        """Return the rules that act once the gesture has lasted."""
        return self._timed.get(name, ())

    def waits_on(self, name: str) -> bool:
        """Tell whether some rule waits for more of the gesture than its beginning."""
        moments: tuple[Moment, ...] = ("move", "end")
        return name in self._timed or any((name, moment) in self._at_once for moment in moments)


def _names(rule: Rule) -> set[str]:
    is_chord = rule.partner is not None and rule.phase != "fire"
    return {rule.gesture, *([rule.partner] if is_chord and rule.partner else [])}
