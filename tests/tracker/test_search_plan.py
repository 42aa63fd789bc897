"""Which part of a picture comes next."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from controller.tracker.changes import CELLS, Changed
from controller.tracker.fakes import raw_hand
from controller.tracker.search_plan import SearchPlan
from controller.tracker.windows import Size, Window, parts

SIZE = Size(640, 480)
EVERY = 1 / 15


def moving(x: int, y: int) -> Changed:
    """Return a movement of 5 x 5 cells with its corner at a cell."""
    cells = np.zeros(CELLS[::-1], np.bool_)
    cells[y : y + 5, x : x + 5] = True
    return cells


def looks(plan: SearchPlan, count: int, cells: Changed | None = None) -> list[Window]:
    windows = []
    for i in range(count):
        if cells is not None:
            plan.note(cells, i * EVERY)
        windows.append(plan.next(SIZE, i * EVERY))
    return windows


@pytest.mark.parametrize("size", [Size(640, 480), Size(1280, 720), Size(480, 640), Size(1, 1)])
def test_large_parts_come_in_turn(size: Size) -> None:
    plan, large = SearchPlan(), list(parts(size))
    for start in range(2):
        turn = [plan.next(size, (start * len(large) + i) * EVERY) for i in range(len(large))]
        assert sorted(turn) == sorted(large)


def test_what_moves_is_looked_at_closely_and_soon() -> None:
    windows = looks(SearchPlan(), 12, moving(40, 30))
    first = next(i for i, one in enumerate(windows) if one.width == SIZE.width // 4)
    assert first <= 1
    one = windows[first]
    assert one.x <= 320 < one.x + one.width
    assert one.y <= 240 < one.y + one.height


def test_no_part_is_forgotten_for_what_moves() -> None:
    assert set(looks(SearchPlan(), 60, moving(40, 30))) >= set(parts(SIZE))


def test_when_everything_moves_it_tells_nothing() -> None:
    everything = np.ones(CELLS[::-1], np.bool_)
    assert set(looks(SearchPlan(), 30, everything)) == set(parts(SIZE))


def test_the_place_where_a_hand_was_is_looked_at_most_and_not_only() -> None:
    plan = SearchPlan()
    plan.expect(raw_hand(0.83, 0.41), SIZE, 0.0)
    counts = Counter(looks(plan, 32))
    about, times = counts.most_common(1)[0]
    assert about not in set(parts(SIZE))
    assert times == pytest.approx(2 * 32 / 8, abs=2)
    assert set(counts) >= set(parts(SIZE))


def test_another_picture_size_starts_afresh() -> None:
    plan = SearchPlan()
    looks(plan, 3)
    assert plan.next(Size(320, 240), 1.0) in set(parts(Size(320, 240)))
