"""Desktops of several monitors: the pointer is always on one of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.pointer.desktop import Desktop, Monitor
from controller.pointer.reach import reachable

LEFT = Monitor(0, 200, 1280, 1024)
MAIN = Monitor(1280, 0, 1920, 1080, primary=True)
DESKTOP = Desktop([LEFT, MAIN])

monitors = st.builds(
    Monitor, *([st.integers(-5000, 5000)] * 2), *([st.integers(1, 4000)] * 2), st.booleans()
)
points = st.tuples(*([st.floats(-1e5, 1e5)] * 2))


@given(st.lists(monitors, min_size=1, max_size=4), points)
def test_the_pixel_is_always_on_a_monitor(those: list[Monitor], point: tuple[float, float]) -> None:
    x, y = Desktop(those).nearest(point)
    assert any(one.holds((math.floor(x), math.floor(y))) for one in those)


@given(st.lists(monitors, min_size=1, max_size=4), points)
def test_a_place_on_a_monitor_stays(those: list[Monitor], point: tuple[float, float]) -> None:
    desktop = Desktop(those)
    at = desktop.nearest(point)
    assert desktop.nearest(at) == at


def test_the_pointer_crosses_from_one_monitor_to_the_next() -> None:
    assert DESKTOP.nearest((1279.5, 600)) == (1279.5, 600)
    assert DESKTOP.nearest((1280.5, 600)) == (1280.5, 600)


def test_above_the_lower_monitor_there_is_nothing() -> None:
    assert DESKTOP.nearest((700, 50)) == (700, 200)
    # Nearer to the main monitor's edge than to the left one's.
    assert DESKTOP.nearest((1270, 50)) == (1280, 50)


def test_what_a_desktop_is_made_of() -> None:
    assert DESKTOP.primary is MAIN
    assert DESKTOP.extent == 3200
    assert DESKTOP.centre == (2240, 540)
    with pytest.raises(ValueError, match="at least one"):
        Desktop([])


@pytest.mark.parametrize(
    ("which", "pointer", "expected"),
    [
        ("all", None, (LEFT, MAIN)),
        ("primary", (10, 300), (MAIN,)),
        ("under_pointer", (10, 300), (LEFT,)),
        ("under_pointer", (2000, 300), (MAIN,)),
        ("under_pointer", (700, 50), (LEFT,)),
        ("under_pointer", None, (MAIN,)),
    ],
)
def test_what_the_hand_reaches(which, pointer, expected) -> None:  # type: ignore[no-untyped-def]
    assert reachable(which, [LEFT, MAIN], pointer).monitors == expected
