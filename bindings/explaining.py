"""Decisions in words: why something did or did not happen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bindings.decision import Decision, Verdict
from bindings.durations import format_duration
from bindings.model.names import BASE_MODE
from bindings.model.strokes import FAST, pace_of
from bindings.problems import listing
from bindings.rules import Rule

_SHOWN = 5


def describe(decision: Decision, time: str = "") -> str:
    """Return one line about a decision; ``time``: how the caller writes its time, if at all.

    ``swipe_left seen 0.91 at 12:03:04.2: matched 'next slide', skipped: the active application
    is 'gimp', binding wants soffice``
    """
    return f"{_happening(decision)}{f' at {time}' if time else ''}: {_outcome(decision)}"


def _happening(decision: Decision) -> str:
    event = decision.event
    what = f"{event.name} ended, seen" if event.phase == "end" else f"{event.name} seen"
    if event.phase == "hold" and decision.lasted > 0:
        what = f"{event.name} held for {_short(decision.lasted)}, seen"
    return f"{what} {event.confidence:.2f}"


def _outcome(decision: Decision) -> str:
    if not decision.armed:
        return f"nothing acts before the clutch is armed: hold {decision.arm}"
    parts = [
        f"matched '{rule.name}', skipped: {_REASONS[verdict](rule, decision)}"
        for rule, verdict in decision.skipped[:_SHOWN]
    ]
    more = len(decision.skipped) - _SHOWN
    if more > 0:
        parts.append(f"{more} more were skipped")
    if decision.rule is not None and decision.verdict == "acted":
        parts.append(f"'{decision.rule.name}' acted")
    elif decision.rule is not None and decision.verdict is not None:
        reason = _REASONS[decision.verdict](decision.rule, decision)
        parts.append(f"matched '{decision.rule.name}', skipped: {reason}")
    return "; ".join(parts) or "no binding waits for it"


def _short(seconds: float) -> str:
    return format_duration(round(seconds, 2))


def _cooldown(rule: Rule, decision: Decision) -> str:
    left = _short(decision.cools_for)
    return f"it acted just now and cools down for another {left}"


def _hand(rule: Rule, decision: Decision) -> str:
    event = decision.event
    if event.hand == "both":
        return f"{event.name} was made by both hands, binding wants the {rule.hand} one"
    hand = event.hand
    if event.name != rule.gesture:
        hand = "right" if event.hand == "left" else "left"
    return f"{rule.gesture} was made by the {hand} hand, binding wants the {rule.hand} one"


def _confidence(rule: Rule, decision: Decision) -> str:
    return f"{decision.event.confidence:.2f} is less than the {rule.min_confidence:g} it wants"


def _distance(rule: Rule, decision: Decision) -> str:
    distance = decision.event.distance
    if distance is None:
        return f"nobody knows how far the hand is, binding wants {rule.distance}"
    return f"the hand is {distance:.1f} hand-widths away, binding wants {rule.distance}"


def _shape(rule: Rule, decision: Decision) -> str:
    wanted = listing(list(rule.shapes or ()))
    if decision.event.shape is None:
        return f"nobody knows the shape of the hand, binding wants {wanted}"
    return f"the hand showed {decision.event.shape}, binding wants {wanted}"


def _speed(rule: Rule, decision: Decision) -> str:
    speed = decision.event.speed
    if speed is None:
        return f"nobody knows how fast it was, binding wants a {rule.pace} one"
    return (
        f"it was {pace_of(speed)} ({speed:.1f} hand-widths a second, fast is {FAST:g} and more), "
        f"binding wants a {rule.pace} one"
    )


def _mode(rule: Rule, decision: Decision) -> str:
    modes = listing([_named(mode) for mode in sorted(rule.modes)])
    return f"the mode is {_named(decision.situation.mode)}, binding wants {modes}"


def _named(mode: str) -> str:
    return "base" if mode == BASE_MODE else f"'{mode}'"


def _armed_for(rule: Rule, decision: Decision) -> str:
    armed = _short(max(decision.situation.armed_for, 0.0))
    return f"the clutch has been armed for {armed}, binding wants {_short(rule.armed_for)}"


def _application(rule: Rule, decision: Decision) -> str:
    app = decision.situation.app
    now = (
        "nobody knows the active application"
        if app is None
        else f"the active application is '{app}'"
    )
    return f"{now}, binding wants {rule.when}"


def _partner(rule: Rule, decision: Decision) -> str:
    is_first = decision.event.name == rule.gesture
    wanted = rule.partner if is_first else rule.gesture
    return f"the other hand does not show {wanted}"


def _sequence(rule: Rule, decision: Decision) -> str:
    before = ", ".join(rule.before)
    return f"{before} did not come right before, within {_short(rule.within)}"


def _too_short(rule: Rule, decision: Decision) -> str:
    wanted = format_duration(rule.after or 0.0)
    return f"it lasted {_short(decision.lasted)}, binding wants {wanted}"


_REASONS: Mapping[Verdict, Callable[[Rule, Decision], str]] = {
    "cooldown": _cooldown,
    "hand": _hand,
    "confidence": _confidence,
    "distance": _distance,
    "shape": _shape,
    "speed": _speed,
    "mode": _mode,
    "armed_for": _armed_for,
    "application": _application,
    "partner": _partner,
    "sequence": _sequence,
    "too_short": _too_short,
}
