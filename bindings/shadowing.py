"""Bindings that can never act because an earlier one always comes first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from bindings.conditions import AppCondition
from bindings.rules import Rule

_ANYWHERE = "anywhere"
_COMPARED = 100

Places = frozenset[str]


def shadowed(rules: Sequence[Rule]) -> Iterator[tuple[int, Rule]]:
    """Yield the index of each rule that can never act, and the earlier one that hides it.

    Of very many earlier rules that wait for the same thing only the first are looked at.
    """
    seen: dict[Hashable, list[tuple[Rule, Places]]] = defaultdict(list)
    for index, rule in enumerate(rules):
        places = _places(rule.when)
        earlier = (
            other
            for moment in _moments(rule)
            for place in (_ANYWHERE, min(places))
            for other in seen.get((moment, place), ())
        )
        covers = (other for other, wider in earlier if _covers(other, wider, rule, places))
        cover = next(covers, None)
        if cover is not None:
            yield index, cover
            continue
        for place in places:
            known = seen[_moments(rule)[0], place]
            if len(known) < _COMPARED:
                known.append((rule, places))


def _moments(rule: Rule) -> tuple[Hashable, ...]:
    """Return what a rule waits for, and what else happens whenever that does.

    The beginning of a chord may be that of either gesture, so that no single gesture stands for
    it; what happens once does.
    """
    moment = (rule.gesture, rule.phase, rule.after)
    if rule.partner is None:
        return ((*moment, None),)
    alone = ((*moment, None),) if rule.phase == "fire" else ()
    return ((*moment, rule.partner), *alone)


def _places(when: AppCondition | None) -> Places:
    """Return where a rule acts, in pieces that can be compared with those of another rule."""
    if when is None:
        return frozenset({_ANYWHERE})
    if when.unwanted or when.wanted is None:
        return frozenset({f"as a whole: {when}"})
    return frozenset(f"in: {pattern.lower()}" for pattern in when.wanted)


def _covers(earlier: Rule, wider: Places, later: Rule, places: Places) -> bool:
    """Tell whether whatever makes ``later`` act makes ``earlier`` act first."""
    return (
        (_ANYWHERE in wider or places <= wider)
        and earlier.hand in ("any", later.hand)
        and earlier.min_confidence <= later.min_confidence
        and later.modes <= earlier.modes
        and earlier.armed_for <= later.armed_for
        and _reaches_as_far(earlier, later)
        and _is_as_lenient(earlier, later)
        and _ends_alike(earlier, later)
    )


def _reaches_as_far(earlier: Rule, later: Rule) -> bool:
    wider, narrower = earlier.distance, later.distance
    if wider is None:
        return True
    if narrower is None:
        return False
    return wider.low <= narrower.low and narrower.high <= wider.high


def _is_as_lenient(earlier: Rule, later: Rule) -> bool:
    """Tell whether the earlier rule takes every hand shape and speed that the later one does."""
    if earlier.shapes is not None and not set(later.shapes or ("",)) <= set(earlier.shapes):
        return False
    return earlier.pace in (None, later.pace)


def _ends_alike(earlier: Rule, later: Rule) -> bool:
    if not earlier.before:
        return True
    tail = later.before[-len(earlier.before) :]
    return tail == earlier.before and earlier.within >= later.within
