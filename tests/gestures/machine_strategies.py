"""Random rules and random lives of a state machine, the nasty ones included."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gesture_scripts import Step
from hypothesis import strategies as st

from gestures.events import Event
from gestures.state_machine import create_machine
from gestures.thresholds import Rules, Thresholds

LABELS = ("fist", "palm", "stop")
LEVELS = (0.0, 0.2, 0.39, 0.4, 0.45, 0.5, 0.55, 0.69, 0.7, 0.75, 0.8, 0.99, 1.0)
NASTY_LEVELS = (math.nan, math.inf, -math.inf, -0.5, 1.5)
TIME_STEPS = (1e-9, 1e-3, 1 / 60, 1 / 30, 0.05, 0.1, 0.125, 0.2, 0.31, 0.7, 5.0)
NASTY_TIME_STEPS = (0.0, -1e-9, -0.05, -3.0, math.nan, math.inf, -math.inf)

durations = st.sampled_from((0.0, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5))


@st.composite
def thresholds(draw: st.DrawFn) -> Thresholds:
    enter, leave = draw(st.sampled_from(((0.7, 0.5), (0.7, 0.69), (0.5, 0.4), (1.0, 0.2))))
    return Thresholds(
        enter=enter,
        leave=leave,
        dwell=draw(durations),
        release=draw(durations),
        cooldown=draw(durations),
        hold_every=draw(st.sampled_from((None, 0.01, 0.05, 0.1))),
    )


def rules(kind: str) -> st.SearchStrategy[Rules]:
    return st.builds(
        Rules,
        kind=st.just(kind),
        default=thresholds(),
        overrides=st.dictionaries(st.sampled_from(LABELS), thresholds(), max_size=2),
        max_gap=st.sampled_from((0.05, 0.12, 0.3, 1.0)),
    )


def readings(levels: tuple[float, ...] = LEVELS) -> st.SearchStrategy[dict[str, float] | None]:
    """Scores of a frame; often one clear label, as things are in life."""
    clear = st.sampled_from(LABELS).map(lambda label: {label: 0.9})
    mixed = st.dictionaries(st.sampled_from(LABELS), st.sampled_from(levels), max_size=3)
    return st.one_of(clear, st.none(), mixed)


@st.composite
def sane_steps(draw: st.DrawFn, max_size: int = 15) -> list[Step]:
    """Frames in order, in stretches of the same scores so that something happens."""
    steps, t = [], draw(st.sampled_from((0.0, -7.0, 1e6)))
    stretches = st.tuples(readings(), st.sampled_from(TIME_STEPS), st.integers(1, 8))
    for scores, dt, n in draw(st.lists(stretches, max_size=max_size)):
        for _ in range(n):
            t += dt
            steps.append(Step(t, scores))
    return steps


@st.composite
def wild_steps(draw: st.DrawFn, max_size: int = 25) -> list[Step]:
    """Frames and closes at any time, with any scores."""
    time_steps = st.sampled_from(TIME_STEPS * 3 + NASTY_TIME_STEPS)
    kinds = st.sampled_from((False,) * 9 + (True,))
    steps, t = [], 0.0
    moves = st.tuples(time_steps, readings(LEVELS + NASTY_LEVELS), kinds, st.integers(1, 4))
    for dt, scores, close, n in draw(st.lists(moves, max_size=max_size)):
        for _ in range(n):
            steps.append(Step(t + dt, scores, close))
            t = max(t, t + dt) if math.isfinite(t + dt) else t
    return steps


@dataclass
class Told:
    """A step, and the events it gave."""

    step: Step
    events: list[Event]


def run(rules: Rules, steps: list[Step], last: float = math.inf) -> list[Told]:
    """Play the steps and a close at the time ``last``."""
    machine = create_machine(rules, 1, "left")
    told = []
    for step in [*steps, Step(last, None, close=True)]:
        events = machine.close(step.t) if step.close else machine.update(step.t, step.scores)
        told.append(Told(step, events))
    assert machine.active is None
    return told


def flat(told: list[Told]) -> list[Event]:
    return [event for one in told for event in one.events]
