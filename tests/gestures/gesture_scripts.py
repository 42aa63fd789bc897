"""Text scripts for the state machine: settings (if any), blank line, input, blank line, events.

    # why this script is here
    kind lasting
    thresholds enter 0.7 leave 0.5 dwell 200ms release 150ms cooldown 300ms hold 100ms
    override fist dwell 50ms
    gap 300ms
    fps 10 30 60

    0ms palm 0.9 fist 0.2
    100ms lost
    200-900ms palm 0.6..0.95 @30
    1s close
    nan palm 0.9

    begin palm 200ms
    end palm 650ms

A range repeats a line at the rate after ``@``, its end left out; without a rate it runs at
every rate of the ``fps`` line, and the whole script once for each. ``a..b`` is a ramp. Every
script ends with a close at its last time, whose events are expected too. Expected times are
exact for a script without ``fps``, else they may be late by a frame of the slowest rate.
The word ``nothing`` stands for no events.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gestures.events import Event
from gestures.state_machine import create_machine
from gestures.thresholds import Rules, Thresholds

FIELDS = {"hold": "hold_every"}
DEFAULT = Thresholds(0.7, 0.5, dwell=0.2, release=0.15, cooldown=0.3)


@dataclass(frozen=True)
class Step:
    """One call: ``scores`` is None for a hand not seen, ``close`` for a close."""

    t: float
    scores: Mapping[str, float] | None
    close: bool = False


@dataclass(frozen=True)
class Script:
    rules: Rules
    rates: tuple[float, ...]
    lines: tuple[str, ...]
    expected: tuple[tuple[str, str, float], ...]

    @property
    def tolerance(self) -> float:
        return 1 / min(self.rates) if self.rates else 1e-6

    def steps(self, rate: float | None) -> list[Step]:
        return [step for line in self.lines for step in _steps(line, rate)]


def seconds(text: str) -> float:
    for unit, factor in (("ms", 0.001), ("s", 1.0)):
        if text.endswith(unit):
            return float(text.removesuffix(unit)) * factor
    return float(text)


def read(path: Path) -> Script:
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    *settings, given, expected = "\n".join(lines).strip("\n").split("\n\n")
    rules, rates = _rules("\n".join(settings).splitlines())
    return Script(rules, rates, tuple(given.splitlines()), tuple(_expected(expected.splitlines())))


def play(script: Script, rate: float | None) -> list[Event]:
    machine = create_machine(script.rules, track_id=1, hand="right")
    events, steps = [], script.steps(rate)
    for step in steps:
        events += machine.close(step.t) if step.close else machine.update(step.t, step.scores)
    return events + machine.close(max(s.t for s in steps if math.isfinite(s.t)))


def _rules(lines: list[str]) -> tuple[Rules, tuple[float, ...]]:
    rules, rates = Rules("lasting", DEFAULT), ()
    for word, *rest in (line.split() for line in lines):
        if word == "kind":
            rules = replace(rules, kind=rest[0])
        elif word == "thresholds":
            rules = replace(rules, default=_thresholds(rules.default, rest))
        elif word == "override":
            changed = _thresholds(rules.default, rest[1:])
            rules = replace(rules, overrides={**rules.overrides, rest[0]: changed})
        elif word == "gap":
            rules = replace(rules, max_gap=seconds(rest[0]))
        elif word == "fps":
            rates = tuple(map(float, rest))
        else:
            raise ValueError(f"unknown setting '{word}'")
    return rules, rates


def _thresholds(base: Thresholds, words: list[str]) -> Thresholds:
    pairs = zip(words[::2], words[1::2], strict=True)
    return replace(base, **{FIELDS.get(name, name): seconds(value) for name, value in pairs})


def _expected(lines: list[str]) -> Iterator[tuple[str, str, float]]:
    for line in lines:
        if line != "nothing":
            phase, label, t = line.split()
            yield phase, label, seconds(t)


def _steps(line: str, default_rate: float | None) -> Iterator[Step]:
    when, *words = line.split()
    rate = default_rate
    if words[-1].startswith("@"):
        rate = float(words.pop()[1:])
    if "-" not in when.lstrip("-"):
        yield _step(seconds(when), words, 0.0)
        return
    if rate is None:
        raise ValueError(f"a range needs a rate: '{line}'")
    first, last = _range(when)
    for n in range(math.ceil((last - first) * rate - 1e-6)):
        yield _step(first + n / rate, words, n / rate / (last - first))


def _range(when: str) -> tuple[float, float]:
    first, last = when.split("-")
    if first[-1].isdigit():
        first += last.lstrip("0123456789.")
    return seconds(first), seconds(last)


def _step(t: float, words: list[str], part: float) -> Step:
    if words == ["close"]:
        return Step(t, None, close=True)
    if words == ["lost"]:
        return Step(t, None)
    pairs = zip(words[::2], words[1::2], strict=True)
    return Step(t, {label: _value(value, part) for label, value in pairs})


def _value(text: str, part: float) -> float:
    first, ramp, last = text.partition("..")
    return float(first) + (float(last) - float(first)) * part if ramp else float(first)
