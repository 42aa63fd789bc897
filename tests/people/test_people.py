"""Whose hands are whose."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people_script import Actor, scene

from gestures.people import People, hands_of

RATES = [8, 15, 30, 60]


def groups(actors: Sequence[Actor], seconds: float = 1.0, fps: float = 30) -> set[frozenset[int]]:
    """Return the tracks of each person in the last frame."""
    people = People()
    for frame in scene(actors, seconds, fps=fps):
        owners = hands_of(people.update(frame), frame.t)
    return {
        frozenset(track for track, number in owners.items() if number == one)
        for one in owners.values()
    }


def sets(*those: set[int]) -> set[frozenset[int]]:
    return {frozenset(one) for one in those}


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        pytest.param([Actor(1, "left", 0.3), Actor(2, "right", 0.8)], sets({1, 2}), id="two hands"),
        pytest.param(
            [Actor(1, "right", 0.3), Actor(2, "right", 0.8)], sets({1}, {2}), id="same side"
        ),
        pytest.param(
            [Actor(1, "left", 0.3), Actor(2, "right", 0.8, size=0.05)],
            sets({1}, {2}),
            id="one far behind",
        ),
        pytest.param(
            [Actor(1, "left", 0.1), Actor(2, "right", 1.3)], sets({1}, {2}), id="out of reach"
        ),
        pytest.param([Actor(1, "right", 0.2), Actor(2, "left", 0.7)], sets({1}, {2}), id="crossed"),
        pytest.param(
            [
                *(Actor(1, "left", 0.1), Actor(2, "right", 0.5)),
                *(Actor(3, "left", 1.1), Actor(4, "right", 1.5)),
            ],
            sets({1, 2}, {3, 4}),
            id="two people",
        ),
        pytest.param(
            [
                *(Actor(1, "right", 0.5), Actor(2, "right", 1.5)),
                *(Actor(3, "left", 1.0, start=0.5), Actor(4, "left", 0.1, start=0.7)),
            ],
            sets({1, 4}, {2, 3}),
            id="their other hands come later",
        ),
    ],
)
def test_scene(actors: list[Actor], expected: set[frozenset[int]]) -> None:
    assert groups(actors) == expected


@pytest.mark.parametrize("fps", RATES)
def test_a_hand_that_comes_back_is_its_owner_s(fps: int) -> None:
    user = [Actor(1, "right", 0.5, end=1.0), Actor(3, "right", 0.6, start=1.8)]
    other = Actor(2, "right", 1.5)
    people = People()
    for frame in scene([*user, other], 3.0, fps=fps):
        everybody = people.update(frame)
    assert [set(person.hands) for person in everybody] == [{1, 3}, {2}]


def test_a_side_that_was_misread_at_first_does_not_make_a_second_person() -> None:
    people = People()
    for frame in scene([Actor(1, "right", 0.8), Actor(2, "right", 0.4)], 0.3):
        people.update(frame)
    for frame in scene([Actor(1, "right", 0.8), Actor(2, "left", 0.4)], 0.6):
        owners = hands_of(people.update(frame), frame.t)
    assert owners[1] == owners[2]


def test_strangers_stay_strangers() -> None:
    """A side read wrongly for a moment, later, unites nobody."""
    people = People()
    for frame in scene([Actor(1, "right", 0.8), Actor(2, "right", 0.4)], 3.0):
        people.update(frame)
    late = list(scene([Actor(1, "right", 0.8), Actor(2, "left", 0.4)], 4.0))[-1]
    owners = hands_of(people.update(late), late.t)
    assert owners[1] != owners[2]


def test_somebody_who_left_is_forgotten() -> None:
    people = People()
    for frame in scene([Actor(1, "right", 0.5, end=1.0)], 12.0, fps=8):
        everybody = people.update(frame)
    assert everybody == ()


def test_reset_forgets_everybody() -> None:
    people = People()
    for frame in scene([Actor(1, "right", 0.5)], 0.5):
        people.update(frame)
    people.reset()
    assert people.update(next(scene([], 0.1))) == ()


spans = st.tuples(st.floats(0, 2), st.floats(0.1, 2))


@st.composite
def actors(draw: st.DrawFn) -> list[Actor]:
    many = draw(st.integers(0, 6))
    return [
        Actor(
            track,
            draw(st.sampled_from(["left", "right"])),
            draw(st.floats(-0.5, 2)),
            draw(st.floats(0, 1)),
            draw(st.sampled_from([0.0, 0.02, 0.08, 0.1, 0.12, 0.3])),
            start,
            start + length,
        )
        for track in range(many)
        for start, length in [draw(spans)]
    ]


@settings(max_examples=40, deadline=None)
@given(actors(), st.sampled_from(RATES))
def test_every_hand_has_one_owner_with_at_most_two(those: list[Actor], fps: int) -> None:
    people = People()
    for frame in scene(those, 2.0, fps=fps):
        everybody = people.update(frame)
        owners = hands_of(everybody, frame.t)
        assert owners.keys() == {hand.track_id for hand in frame.hands}
        assert all(len(person.visible(frame.t)) <= 2 for person in everybody)
        numbers = [person.number for person in everybody]
        assert numbers == sorted(set(numbers))
