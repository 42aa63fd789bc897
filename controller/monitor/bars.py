"""What is shown of a hand: its machines, its best scores, and why nothing happens just now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from controller.monitor.frame import Score, SeenFrame, SeenMachine

HALF_LIFE = 0.6
"""Seconds in which the peak of a score that is no longer fed falls to half of its height."""
LEAST = 0.03
"""A peak below this and its bar goes."""
BOTH = "both"

Reading = Literal["quiet", "rising", "over", "active"]
"""rising: above ``leave``; over: above ``enter``; active: it has begun."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A label's score now, and the fading peak of what it was lately. hand: also ``both``."""

    hand: str
    label: str
    score: Score
    peak: float
    reading: Reading


@dataclass(frozen=True, slots=True)
class Hint:
    """Why nothing happens just now: the name of a text and its values."""

    name: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandCard:
    """speed: of the palm in hand-widths/s, None while the hand is not seen."""

    machines: tuple[SeenMachine, ...]
    bars: tuple[Bar, ...]
    speed: float | None
    hint: Hint | None


class Scoreboard:
    """Keeps bars from changing places with every frame: it is their fading peaks that rank them."""

    def __init__(self) -> None:
        self._bars: dict[tuple[str, str, str], Bar] = {}
        self._at: float | None = None

    def update(self, at: float, machines: Sequence[SeenMachine]) -> None:
        """Take the scores of a frame; ``at`` is its time in seconds."""
        passed = 0.0 if self._at is None else max(0.0, at - self._at)
        self._at, fall = at, 0.5 ** (passed / HALF_LIFE)
        self._bars = {
            key: _faded(bar, bar.peak * fall)
            for key, bar in self._bars.items()
            if bar.peak * fall >= LEAST
        }
        for machine in machines:
            for label, score in machine.scores.items():
                key = (machine.hand, machine.recogniser, label)
                before = self._bars[key].peak if key in self._bars else 0.0
                peak = max(before, score.score)
                self._bars[key] = Bar(machine.hand, label, score, peak, _reading(machine, label))

    def best(self, hands: Sequence[str], most: int) -> tuple[Bar, ...]:
        """Return the best bars of a hand, the best first; what is active comes before all."""
        own = [bar for (hand, _, _), bar in self._bars.items() if hand in hands]
        own.sort(key=lambda bar: (bar.reading != "active", -bar.peak, bar.label))
        return tuple(own[:most])


def hand_card(frame: SeenFrame | None, board: Scoreboard, hand: str, most: int) -> HandCard:
    """Return what is shown of a hand, with ``most`` bars; what both hands do is shown of each."""
    own = machines_of(frame, hand)
    hands = (hand, BOTH) if own else (hand,)
    speed = next((machine.speed for machine in own if machine.seen), None)
    hints = [hint for machine in own if (hint := why_not(machine)) is not None]
    first = min(hints, key=lambda hint: _PRIORITY.index(hint.name), default=None)
    return HandCard(tuple(own), board.best(hands, most), speed, first)


def machines_of(frame: SeenFrame | None, hand: str) -> list[SeenMachine]:
    """Return the machines of a hand and those of both hands, or of signs by this hand.

    Of several hands of the same side (two people) one is shown, rather one that is seen. What
    no single hand does has a track below 0.
    """
    known = frame.machines if frame else ()
    own = [machine for machine in known if machine.hand == hand and machine.track >= 0]
    if not own:
        return []
    shown = min((not machine.seen, machine.track) for machine in own)[1]
    together = [m for m in known if m.hand == BOTH or (m.hand == hand and m.track < 0)]
    return [m for m in own if m.track == shown] + together


_PRIORITY = (
    *("monitor.dwell", "monitor.below", "monitor.claimed", "monitor.too_fast", "monitor.cooldown"),
)


def why_not(machine: SeenMachine) -> Hint | None:
    """Return why the best label of a machine does nothing, None when nothing comes close."""
    if machine.state == "active" or not machine.seen:
        return None
    if machine.state == "candidate":
        return _dwell(machine)
    if machine.state == "cooldown":
        return Hint("monitor.cooldown", {"what": machine.recogniser})
    best = max(machine.scores, key=lambda label: machine.scores[label].score, default=None)
    if best is None or machine.scores[best].score < machine.scores[best].leave:
        return None
    if machine.claimed:
        return Hint("monitor.claimed", {"label": best})
    if machine.too_fast:
        return Hint("monitor.too_fast", {"label": best})
    score = machine.scores[best]
    if score.score < score.enter:
        values = {"score": f"{score.score:.2f}", "enter": f"{score.enter:.2f}"}
        return Hint("monitor.below", {"label": best, **values})
    return None


def progress_of(machine: SeenMachine) -> float:
    """Return how much of its dwell the foremost candidate has."""
    return max(_progresses(machine), default=0.0)


def _progresses(machine: SeenMachine) -> Iterable[float]:
    return (score.progress for score in machine.scores.values())


def _dwell(machine: SeenMachine) -> Hint | None:
    label = max(machine.scores, key=lambda each: machine.scores[each].progress, default=None)
    if label is None:
        return None
    return Hint("monitor.dwell", {"label": label, "part": f"{progress_of(machine):.0%}"})


def _faded(bar: Bar, peak: float) -> Bar:
    """Return the bar of a label that the newest frame says nothing of."""
    gone = Score(0.0, bar.score.enter, bar.score.leave, 0.0)
    return Bar(bar.hand, bar.label, gone, peak, "quiet")


def _reading(machine: SeenMachine, label: str) -> Reading:
    score = machine.scores[label]
    if label == machine.active:
        return "active"
    if score.score >= score.enter:
        return "over"
    return "rising" if score.score >= score.leave else "quiet"
