"""The icons differ, so that the state can be seen."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from controller.tray.icons import draw_icon
from controller.tray.view import MOODS


@pytest.mark.parametrize("size", [16, 32, 64])
def test_every_two_states_differ(size: int) -> None:
    drawn = {mood: np.asarray(draw_icon(mood, size)).astype(int) for mood in MOODS}
    assert all(icon.shape == (size, size, 4) for icon in drawn.values())
    for one, other in combinations(MOODS, 2):
        assert np.abs(drawn[one] - drawn[other]).max() > 40


def test_the_corners_are_transparent_and_the_hand_is_white() -> None:
    icon = np.asarray(draw_icon("looking"))
    assert icon[0, 0, 3] == 0
    assert tuple(icon[40, 32]) == (255, 255, 255, 255)
