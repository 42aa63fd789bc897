"""Which scores are shown of a hand, in which order, and what is said of them. Times in seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from controller.monitor.frame import Score, SeenMachine

HALF_LIFE = 0.6
"""Seconds in which a bar that is no longer fed falls to half of its height in the ranking."""
LEAST = 0.03
"""A ranking below this and a bar goes."""

Reading = Literal["quiet", "rising", "over", "active"]
"""rising: above ``leave``; over: above ``enter``; active: it has begun."""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    score: Score
    reading: Reading


@dataclass(frozen=True, slots=True)
class Hint:
    """Why nothing happens just now: the name of a text and its values."""

    name: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """One machine: its state, its best labels, the best first, and why it does not act."""

    recogniser: str
    state: str
    seen: bool
    bars: tuple[Bar, ...]
    hint: Hint | None


class Ranking:
    """Keeps bars from changing places with every frame: of each label its fading peak counts."""

    def __init__(self) -> None:
        self._peaks: dict[tuple[str, str, str], float] = {}
        self._at: float | None = None

    def update(self, at: float, machines: Sequence[SeenMachine]) -> None:
        """Take the scores of a frame; ``at`` is its time."""
        passed = 0.0 if self._at is None else max(0.0, at - self._at)
        self._at, fall = at, 0.5 ** (passed / HALF_LIFE)
        self._peaks = {k: peak * fall for k, peak in self._peaks.items() if peak * fall >= LEAST}
        for machine in machines:
            for label, score in machine.scores.items():
                key = (machine.hand, machine.recogniser, label)
                self._peaks[key] = max(self._peaks.get(key, 0.0), score.score)

    def section(self, machine: SeenMachine, most: int) -> Section:
        """Return what is shown of a machine in ``most`` bars; what is active is always shown."""
        ranks = {
            label: peak
            for (hand, recogniser, label), peak in self._peaks.items()
            if (hand, recogniser) == (machine.hand, machine.recogniser)
        }
        order = sorted(
            ranks.keys() | machine.scores.keys(),
            key=lambda label: (label != machine.active, -ranks.get(label, 0.0), label),
        )
        bars = [_bar(machine, label) for label in order[:most] if label in machine.scores]
        return Section(
            machine.recogniser, machine.state, machine.seen, tuple(bars), why_not(machine)
        )


def why_not(machine: SeenMachine) -> Hint | None:
    """Return why the best label has not begun, None when nothing comes close."""
    if machine.state == "active" or not machine.seen or not machine.scores:
        return None
    best = max(machine.scores, key=lambda label: machine.scores[label].score)
    score = machine.scores[best]
    values: dict[str, object] = {"label": best, "score": f"{score.score:.2f}"}
    if machine.kind == "lasting" and machine.too_fast:
        return Hint("monitor.too_fast", {"speed": f"{machine.speed:.1f}"})
    if machine.state == "candidate":
        label = max(machine.scores, key=lambda label: machine.scores[label].progress)
        part = f"{machine.scores[label].progress:.0%}"
        return Hint("monitor.dwell", {"label": label, "part": part})
    if machine.state == "cooldown":
        return Hint("monitor.cooldown")
    if score.leave <= score.score < score.enter:
        return Hint("monitor.below", {**values, "enter": f"{score.enter:.2f}"})
    return None


def _bar(machine: SeenMachine, label: str) -> Bar:
    score = machine.scores[label]
    reading: Reading = "quiet"
    if label == machine.active:
        reading = "active"
    elif score.score >= score.enter:
        reading = "over"
    elif score.score >= score.leave:
        reading = "rising"
    return Bar(label, score, reading)
