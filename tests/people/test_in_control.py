"""One user is in control; a second person does nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people_script import Actor, scene, tracks
from test_people import actors

from gestures.in_control import GONE, MUCH_NEARER_FOR, NEARER_FOR, InControl, Policy
from gestures.landmarks import HandFrame
from gestures.people import People, hands_of

RATES = [8, 15, 30, 60]
NEAR, FAR = 0.12, 0.07
POLICIES = get_args(Policy)


def through(
    policy: Policy, those: Sequence[Actor], seconds: float, fps: float = 30, noise: float = 0.0
) -> list[HandFrame]:
    control = InControl(policy)
    return [control.update(frame) for frame in scene(those, seconds, fps=fps, noise=noise)]


@pytest.mark.parametrize("policy", POLICIES)
def test_alone_both_hands_count(policy: Policy) -> None:
    both = [Actor(1, "left", 0.3), Actor(2, "right", 0.8)]
    assert tracks(through(policy, both, 1.0)) == [(1, 2)]


@pytest.mark.parametrize("fps", RATES)
def test_the_nearest_counts_from_the_first_frame(fps: int) -> None:
    two = [Actor(1, "right", 0.3, size=FAR), Actor(2, "right", 0.8, size=NEAR)]
    assert tracks(through("nearest", two, 3.0, fps)) == [(2,)]


@pytest.mark.parametrize("fps", RATES)
def test_somebody_nearer_takes_over_after_a_while(fps: int) -> None:
    two = [Actor(1, "right", 0.3, size=FAR), Actor(2, "right", 0.8, size=NEAR, start=1.0)]
    frames = through("nearest", two, 4.0, fps)
    assert tracks(frames) == [(1,), (2,)]
    change = next(frame.t for frame in frames if frame.hands[0].track_id == 2)
    assert change == pytest.approx(1.0 + NEARER_FOR, abs=1 / fps + 0.02)


@pytest.mark.parametrize("fps", RATES)
def test_somebody_much_nearer_takes_over_at_once(fps: int) -> None:
    two = [Actor(1, "right", 0.3, size=0.05), Actor(2, "right", 0.8, size=NEAR, start=1.0)]
    frames = through("nearest", two, 3.0, fps)
    change = next(frame.t for frame in frames if frame.hands[0].track_id == 2)
    assert change == pytest.approx(1.0 + MUCH_NEARER_FOR, abs=1 / fps + 0.02)


def test_a_hand_stretched_out_for_a_moment_takes_nothing_over() -> None:
    two = [Actor(1, "right", 0.3, size=FAR), Actor(2, "right", 0.8, size=NEAR, start=1, end=1.5)]
    assert tracks(through("nearest", two, 3.0)) == [(1,)]


def test_who_came_first_stays_though_somebody_is_nearer() -> None:
    two = [Actor(1, "right", 0.3, size=FAR), Actor(2, "right", 0.8, size=NEAR, start=1.0)]
    assert tracks(through("first", two, 4.0)) == [(1,)]


@pytest.mark.parametrize("policy", ["nearest", "first"])
@pytest.mark.parametrize("fps", RATES)
def test_hand_over_when_somebody_leaves(policy: Policy, fps: int) -> None:
    two = [Actor(1, "right", 0.3, size=NEAR, end=2.0), Actor(2, "right", 0.9, size=FAR)]
    frames = through(policy, two, 6.0, fps)
    assert tracks(frames) == [(1,), (), (2,)]
    change = next(frame.t for frame in frames if frame.hands and frame.hands[0].track_id == 2)
    assert change == pytest.approx(2.0 + GONE, abs=2 / fps)


@pytest.mark.parametrize("policy", ["nearest", "first"])
@pytest.mark.parametrize("seed", range(3))
def test_two_at_the_same_distance_do_not_take_turns(policy: Policy, seed: int) -> None:
    two = [Actor(1, "right", 0.3), Actor(2, "right", 0.9)]
    control = InControl(policy)
    seen = tracks(control.update(f) for f in scene(two, 12.0, fps=15, noise=0.15, seed=seed))
    assert len(seen) == 1


def test_hands_of_both_people_in_one_hand_over() -> None:
    four = [
        *(Actor(1, "left", 0.1, end=2.0), Actor(2, "right", 0.5, end=2.0)),
        *(Actor(3, "left", 1.1, size=0.09), Actor(4, "right", 1.5, size=0.09)),
    ]
    control = InControl()
    seen, changes = [], []
    for frame in scene(four, 6.0):
        seen.append(control.update(frame))
        changes.append(control.handed_over)
    assert tracks(seen) == [(1, 2), (), (3, 4)]
    assert sum(changes) == 1
    assert control.ignored == frozenset()


class Clutched:
    """The policy ``armed`` with a clutch that track 2 arms at 1 s and disarms at 3 s."""

    def __init__(self) -> None:
        self.control = InControl("armed")

    def run(self, those: Sequence[Actor], seconds: float = 5.0) -> list[tuple[int, ...]]:
        return tracks(
            self.control.update(
                frame,
                asleep=not 1.0 <= frame.t < 3.0,
                armed_by=2 if 1.0 <= frame.t < 3.0 else None,
            )
            for frame in scene(those, seconds)
        )


def test_whoever_armed_counts_until_disarmed() -> None:
    two = [Actor(1, "right", 0.3, size=NEAR), Actor(2, "right", 0.9, size=FAR)]
    assert Clutched().run(two) == [(1, 2), (2,), (1, 2)]


def test_whoever_armed_stays_in_control_out_of_sight() -> None:
    two = [Actor(1, "right", 0.3, size=NEAR), Actor(2, "right", 0.9, size=FAR, end=1.5)]
    assert Clutched().run(two) == [(1, 2), (2,), (), (1,)]


def test_the_other_hand_of_whoever_armed_counts_too() -> None:
    both = [Actor(1, "right", 1.6), Actor(2, "right", 0.5), Actor(3, "left", 0.1, start=1.5)]
    assert Clutched().run(both) == [(1, 2), (2,), (2, 3), (1, 2, 3)]


@settings(max_examples=40, deadline=None)
@given(actors(), st.sampled_from(POLICIES), st.sampled_from(RATES), st.floats(0, 0.3))
def test_at_most_one_person_at_a_time(
    those: list[Actor], policy: Policy, fps: int, noise: float
) -> None:
    control, people = InControl(policy), People()
    for frame in scene(those, 2.0, fps=fps, noise=noise):
        owners = hands_of(people.update(frame), frame.t)
        counting = {hand.track_id for hand in control.update(frame).hands}
        assert len({owners[track] for track in counting}) <= 1
        assert counting | control.ignored == owners.keys()
        assert not counting & control.ignored


def test_reset_forgets_who_it_was() -> None:
    control = InControl("first")
    for frame in scene([Actor(1, "right", 0.3)], 1.0):
        control.update(frame)
    control.reset()
    (frame,) = scene([Actor(2, "right", 0.9)], 1 / 30)
    assert tracks([control.update(frame)]) == [(2,)]
