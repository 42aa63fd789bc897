"""Bindings that can never act because an earlier one always comes first."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from bindings.conditions import AppCondition
from bindings.profile import Rule

_ANYWHERE = "anywhere"


def shadowed(rules: Sequence[Rule]) -> Iterator[tuple[int, Rule]]:
    """Yield the index of each rule that can never act, and the earlier one that hides it."""
    seen: dict[Hashable, list[Rule]] = {}
    for index, rule in enumerate(rules):
        places = _places(rule.when)
        moment = (rule.gesture, rule.phase, rule.after)
        earlier = (
            other for place in (_ANYWHERE, min(places)) for other in seen.get((moment, place), ())
        )
        cover = next((other for other in earlier if _covers(other, rule, places)), None)
        if cover is not None:
            yield index, cover
            continue
        for place in places:
            seen.setdefault((moment, place), []).append(rule)


def _places(when: AppCondition | None) -> frozenset[str]:
    """Return where a rule acts, in pieces that can be compared with those of another rule."""
    if when is None:
        return frozenset({_ANYWHERE})
    if when.unwanted or when.wanted is None:
        return frozenset({f"as a whole: {when}"})
    return frozenset(f"in: {pattern.lower()}" for pattern in when.wanted)


def _covers(earlier: Rule, later: Rule, places: frozenset[str]) -> bool:
    """Tell whether whatever makes ``later`` act makes ``earlier`` act first."""
    wider = _places(earlier.when)
    return (
        (_ANYWHERE in wider or places <= wider)
        and earlier.hand in ("any", later.hand)
        and earlier.min_confidence <= later.min_confidence
        and _ends_alike(earlier, later)
    )


def _ends_alike(earlier: Rule, later: Rule) -> bool:
    if not earlier.before:
        return True
    tail = later.before[-len(earlier.before) :]
    return tail == earlier.before and earlier.within >= later.within
