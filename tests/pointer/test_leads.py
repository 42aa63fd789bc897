"""Which movement leads: ``1+move`` begins that of hand 1, ``1-move`` ends it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.pointer.leads import Lead, Leads, Motion


@pytest.mark.parametrize(
    ("story", "leader"),
    [
        ("1+move", "1 move"),
        ("1+move 1-move", ""),
        ("1+move 1+drag", "1 drag"),
        ("1+move 1+drag 1-move", "1 drag"),
        ("1+move 1+drag 1-drag", "1 move"),
        ("1+drag 1+move", "1 drag"),
        ("1+move 1+precise", "1 precise"),
        ("1+precise 1+move 1-move", "1 precise"),
        ("1+move 2+drag", "1 move"),
        ("1+move 2+drag 1-move", "2 drag"),
        ("1+move 2+move 2-move", "1 move"),
        ("1-move 1+scroll 1+scroll 1-scroll", ""),
    ],
)
def test_story(story: str, leader: str) -> None:
    leads = Leads()
    for word in story.split():
        act = leads.begin if word[1] == "+" else leads.end
        act(Lead(int(word[0]), word[2:]))  # type: ignore[arg-type]
    now = leads.current
    assert ("" if now is None else f"{now.track_id} {now.motion}") == leader


motions = st.builds(Lead, st.integers(1, 3), st.sampled_from(get_args(Motion)))


@given(st.lists(st.tuples(st.booleans(), motions)))
def test_the_leader_has_begun_and_not_ended(story: list[tuple[bool, Lead]]) -> None:
    leads, open_ones = Leads(), set()
    for begins, lead in story:
        (leads.begin if begins else leads.end)(lead)
        (open_ones.add if begins else open_ones.discard)(lead)
        assert (leads.current in open_ones) if open_ones else (leads.current is None)
