"""A gesture of both hands is that of neither hand alone."""

from __future__ import annotations

import pytest

from bindings.parsing import parse_profile
from bindings.script import parse_script
from bindings.simulation import play

PROFILE = """
version: 1
bindings:
  - {on: {gesture: timeout, hand: HAND}, do: {key: a}}
"""


@pytest.mark.parametrize(("hand", "acts"), [("left", 0), ("right", 0), ("any", 1)])
def test_only_any_hand_matches(hand: str, acts: int) -> None:
    profile = parse_profile(PROFILE.replace("HAND", hand), "bindings.yaml")
    assert len(list(play(profile, parse_script("timeout 1s")))) == acts
    assert len(profile.warnings) == 1 - acts
