"""Panels, whatever the size of the window; colours that can be read."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.captions.colours import contrast
from controller.monitor.layout import (
    BAR,
    CARD_TITLE,
    HINT,
    LEAST_HEIGHT,
    LEAST_WIDTH,
    MACHINE,
    Rect,
    bars_for,
    contained,
    lay_out,
)
from controller.monitor.palette import DARK, LIGHT, Palette

WIDTHS, HEIGHTS = st.floats(LEAST_WIDTH, 6000), st.floats(LEAST_HEIGHT, 4000)


def overlap(one: Rect, other: Rect) -> bool:
    beside = one.right <= other.x or other.right <= one.x
    return not (beside or one.bottom <= other.y or other.bottom <= one.y)


@given(WIDTHS, HEIGHTS)
def test_panels_lie_side_by_side_inside_the_window(width: float, height: float) -> None:
    layout = lay_out(width, height)
    for rect in layout:
        assert rect.x >= 0
        assert rect.y >= 0
        assert rect.right <= width
        assert rect.bottom <= height
    assert not any(overlap(*pair) for pair in itertools.combinations(layout, 2))


@given(WIDTHS, HEIGHTS)
def test_every_panel_has_room_for_what_is_in_it(width: float, height: float) -> None:
    layout = lay_out(width, height)
    assert layout.picture.width >= 0.3 * width
    assert min(layout.left.width, layout.right.width) >= 200
    assert layout.left.height >= CARD_TITLE + 5 * MACHINE + HINT + BAR
    assert layout.timeline.height >= 150


def test_more_room_shows_more_scores() -> None:
    assert bars_for(310, 5) == 6
    assert bars_for(700, 5) >= 22
    assert bars_for(50, 5) == 1


def test_a_picture_keeps_its_shape() -> None:
    assert contained(Rect(0, 0, 200, 100), 640, 480) == pytest.approx(
        (33.33, 0, 133.33, 100), abs=0.01
    )
    assert contained(Rect(0, 0, 100, 200), 640, 480) == pytest.approx((0, 62.5, 100, 75))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_everything_that_is_written_can_be_read(palette: Palette) -> None:
    assert contrast(palette.ink, palette.panel) >= 7
    assert contrast(palette.ink, palette.ground) >= 7
    assert contrast(palette.stage_ink, palette.stage) >= 7
    for name in ("soft", "candidate", "active", "cooldown", "error"):
        assert contrast(getattr(palette, name), palette.panel) >= 3.9, name
    assert contrast(palette.soft, palette.panel) >= 4.5
    assert contrast(palette.stage_soft, palette.stage) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_hands_and_actions_stand_out(palette: Palette) -> None:
    for rgb in (palette.left, palette.right, palette.both, palette.action):
        assert contrast(rgb, palette.panel) >= 4.5
    assert all(
        contrast(DARK.of_hand(hand), DARK.stage) >= 4.5 for hand in ("left", "right", "both")
    )
