"""Whatever happens to the hands: one end for each begin, and nothing out of nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from motion_script import (
    DIAL,
    MIDDLE_PINCHED,
    PINCHED,
    READY,
    TWO_UP,
    Play,
    frames,
    play,
    tap,
    told,
)

from gestures.engine import GestureEngine
from gestures.landmarks import HandFrame
from gestures.motions import motion_recognisers
from gestures.thresholds import DEFAULT_RULES

HELD = Play(READY, (0.5, READY), (0.13, PINCHED), (1.5, PINCHED), (0.13, READY), (0.3, READY))


@pytest.mark.parametrize("gap", [0.05, 0.1, 0.2])
def test_a_hand_lost_for_a_moment_goes_on_dragging(gap: float) -> None:
    stream = frames(HELD, fps=30, lost=lambda t: 1.3 <= t < 1.3 + gap)
    assert told(play(stream)) == ["drag begin", "drag end"]


def test_a_hand_lost_for_longer_drops_once_and_does_not_click() -> None:
    found = play(frames(HELD, fps=30, lost=lambda t: 1.3 <= t < 1.7))
    assert told(found) == ["drag begin", "drag end"]
    assert 1.5 <= found[1].t <= 1.65


@pytest.mark.parametrize("when", [0.6, 0.63, 0.7])
def test_losing_a_closed_hand_fires_nothing(when: float) -> None:
    clicking = Play(READY, (0.5, READY), *tap(), (0.5, READY))
    assert told(play(frames(clicking, fps=30, lost=lambda t: t >= when))) == []


def test_pausing_drops() -> None:
    engine = GestureEngine(motion_recognisers(), DEFAULT_RULES)
    stream = [frame for frame in frames(HELD, fps=30) if frame.t < 1.4]
    found = [event for frame in stream for event in engine.update(frame)]
    assert told(found + engine.pause(1.4)) == ["drag begin", "drag end"]
    later = [HandFrame(2.0 + f.t, f.width, f.height, f.hands) for f in stream[30:]]
    assert [event for frame in later for event in engine.update(frame)] == []


def test_a_still_hand_does_nothing_however_noisy() -> None:
    for held in (READY, DIAL, TWO_UP, replace(DIAL, gap=0.3)):
        assert play(frames(Play(held, (6.0, held)), fps=30, noise=0.03)) == []


def test_a_gap_between_both_thresholds_changes_nothing() -> None:
    between = replace(PINCHED, gap=0.65)
    wobbling = [(0.1, between), (0.1, PINCHED)] * 5
    held = Play(READY, (0.5, READY), (0.13, PINCHED), *wobbling, (0.13, READY), (0.2, READY))
    assert told(play(frames(held, fps=30))) == ["drag begin", "drag end"]
    near = Play(READY, (0.5, READY), *[(0.1, between), (0.1, READY)] * 5)
    assert play(frames(near, fps=30)) == []


@pytest.mark.parametrize("phase", [0.0, 0.02, 0.04, 0.06, 0.08])
def test_a_quick_click_is_seen_by_a_slow_camera_whenever_it_looks(phase: float) -> None:
    script = Play(READY, (0.5 + phase, READY), *tap(held=0.03), (0.5, READY))
    assert told(play(frames(script, fps=10, noise=0.01))) == ["click"]


shapes = st.sampled_from([READY, PINCHED, MIDDLE_PINCHED, DIAL, TWO_UP])
places = st.floats(-2, 2)
keys = st.lists(st.tuples(st.floats(0.05, 0.8), shapes, places, places), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(
    keys,
    keys,
    st.sampled_from([8.0, 15.0, 30.0]),
    st.lists(st.floats(0, 5), max_size=4),
)
def test_each_begin_has_one_end(
    first: list[tuple[float, object, float, float]],
    second: list[tuple[float, object, float, float]],
    fps: float,
    losses: list[float],
) -> None:
    plays = [
        Play(
            replace(READY, x=offset),
            *((s, replace(shape, x=offset + x, y=y)) for s, shape, x, y in moves),  # type: ignore[type-var]
            hand=hand,
            track=track,
        )
        for moves, offset, hand, track in ((first, -2.5, "left", 1), (second, 2.5, "right", 2))
    ]
    stream = frames(*plays, fps=fps, lost=lambda t: any(at <= t < at + 0.3 for at in losses))
    found = play(stream)
    assert np.all(np.diff([event.t for event in found]) >= 0)
    lasting: Counter[int] = Counter()
    for event in found:
        assert event.phase == "fire" or event.name == "drag"
        lasting[event.track_id] += {"begin": 1, "end": -1}.get(event.phase, 0)
        assert lasting[event.track_id] in (0, 1)
    assert not any(lasting.values())
