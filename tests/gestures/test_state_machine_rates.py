"""The same movements give the same events at every frame rate, late by less than a frame."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from gesture_scripts import Step
from hypothesis import given, settings
from hypothesis import strategies as st
from machine_strategies import LABELS, flat, run

from gestures.thresholds import TICK, Rules, Thresholds

SLOWEST = 0.1
RATES = (10, 30, 60)
MANY = settings(max_examples=150, deadline=None)
Story = list[tuple[str, str, float]]
Signal = Callable[[float], dict[str, float] | None]


@dataclass(frozen=True)
class Segment:
    """A stretch of time with one label shown, or none. ``dip``: (start, length) within it."""

    start: float
    end: float
    label: str | None
    wobble: float = 0.0
    dip: tuple[float, float] | None = None

    def scores(self, t: float, own: Thresholds) -> dict[str, float] | None:
        dip_start, dip_length = self.dip or (math.inf, 0.0)
        if self.label is None or dip_start <= t < dip_start + dip_length:
            return None if self.wobble > 0.5 else {"palm": 0.1, "fist": 0.05}
        if t < self.start + SLOWEST + TICK:
            return {self.label: own.enter}
        swing = 0.5 + 0.5 * math.sin(20 * t + self.wobble)
        return {self.label: own.leave + (1 - own.leave) * swing}


def signal(rules: Rules, segments: list[Segment]) -> Signal:
    starts = [segment.start for segment in segments]

    def at(t: float) -> dict[str, float] | None:
        segment = segments[max(bisect_right(starts, t) - 1, 0)]
        return segment.scores(t, rules.of(segment.label or ""))

    return at


def sampled(at: Signal, times: list[float]) -> list[Step]:
    return [Step(t, at(t)) for t in times]


@st.composite
def frame_times(draw: st.DrawFn, end: float) -> list[float]:
    """A steady rate with any phase, or a camera that stutters (never over SLOWEST)."""
    rate = draw(st.sampled_from((*RATES, None)))
    if rate is None:
        random = draw(st.randoms(use_true_random=False))
        times = [0.0]
        while times[-1] < end:
            times.append(times[-1] + random.uniform(0.005, SLOWEST))
        return times
    phase = draw(st.floats(0, 1))
    return [(n + phase) / rate for n in range(math.ceil(end * rate) + 1)]


def lasting_rules() -> st.SearchStrategy[Rules]:
    times = st.floats(0, 0.4)
    own = st.builds(
        Thresholds,
        dwell=times,
        release=st.floats(0.0, 0.4),
        cooldown=times,
    )
    return st.builds(
        Rules, st.just("lasting"), own, st.dictionaries(st.sampled_from(LABELS), own), st.just(0.3)
    )


@st.composite
def lasting_segments(draw: st.DrawFn, rules: Rules) -> list[Segment]:
    """Each long enough for every wait to pass; dips shorter than the release, after begin."""
    segments, t, before = [], 0.0, ""
    for _ in range(draw(st.integers(1, 6))):
        label = draw(st.sampled_from([k for k in (None, *LABELS) if k != before]))
        own = rules.of(label or "")
        settled = t + 0.4 + 0.4 + 0.4 + 2 * SLOWEST
        length = draw(st.floats(0.0, 0.5))
        dip = None
        if own.release > SLOWEST + 0.02 and draw(st.booleans()):
            dip = (settled, draw(st.floats(0.01, own.release - SLOWEST - 0.01)))
            settled += dip[1] + own.release
        end = settled + SLOWEST + length
        segments.append(Segment(t, end, label, draw(st.floats(0, 1)), dip))
        t, before = end, label
    return [*segments, Segment(t, t + 2.0, None)]


def lasting_truth(rules: Rules, segments: list[Segment]) -> Story:
    """What a camera of infinite rate would tell."""
    story, ended = [], {}
    for segment, following in zip(segments, [*segments[1:], None], strict=True):
        if segment.label is None or following is None:
            continue
        own = rules.of(segment.label)
        begin = max(segment.start + own.dwell, ended.get(segment.label, -9.0) + own.cooldown)
        end = following.start + own.release
        if following.label is not None:
            end = min(end, _begin(rules, following, ended))
        story += [("begin", segment.label, begin), ("end", segment.label, end)]
        ended[segment.label] = end
    return story


def _begin(rules: Rules, segment: Segment, ended: dict[str, float]) -> float:
    own = rules.of(segment.label or "")
    return max(segment.start + own.dwell, ended.get(segment.label or "", -9.0) + own.cooldown)


def assert_same(story: Story, truth: Story, late: float) -> None:
    assert [one[:2] for one in story] == [one[:2] for one in truth]
    for (_, _, t), (_, _, exact) in zip(story, truth, strict=True):
        assert -2 * TICK <= t - exact <= late + 2 * TICK


def told(rules: Rules, steps: list[Step]) -> Story:
    return [(event.phase, event.name, event.t) for event in flat(run(rules, steps))]


def longest_wait(steps: list[Step]) -> float:
    """Return the longest time (s) without a frame, that before the first one included."""
    return max(steps[0].t, *(after.t - before.t for before, after in pairwise(steps)))


@MANY
@given(st.data())
def test_lasting(data: st.DataObject) -> None:
    rules = data.draw(lasting_rules())
    segments = data.draw(lasting_segments(rules))
    steps = sampled(signal(rules, segments), data.draw(frame_times(segments[-1].end)))
    truth = lasting_truth(rules, segments)
    assert_same(told(rules, steps), truth, late=longest_wait(steps))


@st.composite
def strokes(draw: st.DrawFn, rules: Rules) -> tuple[list[Segment], Story]:
    """Strokes with neutral time between, clearly within or after the cooldown, and the truth."""
    segments, truth, t, silent = [], [], 0.3, -9.0
    segments.append(Segment(0.0, t, None))
    for _ in range(draw(st.integers(1, 7))):
        label = draw(st.sampled_from(LABELS))
        own = rules.of(label)
        inside = t < silent
        if abs(t - silent) < SLOWEST + 0.01:
            gap = silent + SLOWEST + 0.02 - t
            segments.append(Segment(t, t + gap, None))
            t, inside = t + gap, False
        length = own.dwell + 2 * SLOWEST + draw(st.floats(0.01, 0.5))
        segments.append(Segment(t, t + length, label, draw(st.floats(0, 1))))
        if not inside:
            truth.append(("fire", label, t + own.dwell))
            silent = t + own.dwell + own.cooldown
        t += length
        pause = own.release + own.dwell + 2 * SLOWEST + draw(st.floats(0.01, 0.5))
        segments.append(Segment(t, t + pause, None, draw(st.floats(0, 1))))
        t += pause
    return segments, truth


@MANY
@given(st.data())
def test_once(data: st.DataObject) -> None:
    own = st.builds(
        Thresholds,
        dwell=st.sampled_from((0.0, 0.05, 0.12)),
        release=st.floats(0.0, 0.3),
        cooldown=st.floats(0.0, 1.5),
    )
    overrides = st.dictionaries(st.sampled_from(LABELS), own)
    rules = data.draw(st.builds(Rules, st.just("once"), own, overrides, st.just(0.3)))
    segments, truth = data.draw(strokes(rules))
    steps = sampled(signal(rules, segments), data.draw(frame_times(segments[-1].end)))
    assert_same(told(rules, steps), truth, late=longest_wait(steps))
