"""The hand as a mouse, on a desktop of two monitors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from pointing_hands import OPEN, TOUCHING, frames, hand_at, reach

from controller.outputs.held import HeldPointer
from controller.outputs.recorder import Recorder
from controller.pointer.desktop import Monitor
from controller.pointer.hand_pointer import HandPointer
from controller.pointer.leads import Motion
from gestures.landmarks import HandFrame

LEFT = Monitor(0, 0, 1000, 900, primary=True)
RIGHT = Monitor(1000, 100, 1000, 900)
RATES = [10, 15, 30, 60]


class Desk:
    def __init__(self, *monitors: Monitor) -> None:
        self.recorder = Recorder()
        self.pointer = HeldPointer(self.recorder.pointer)
        self.monitors: Sequence[Monitor] = monitors or (LEFT, RIGHT)
        self.hand = HandPointer(self.pointer, "all", lambda: self.monitors)
        self.t = 0.0

    def lead(
        self, those: Iterable[HandFrame], motion: Motion = "move", *, end: bool = True
    ) -> None:
        phase = "begin"
        for frame in those:
            self.hand.lead(frame, 1, motion, phase)  # type: ignore[arg-type]
            phase, self.t = "hold", frame.t
        if end:
            self.hand.lead(frame, 1, motion, "end")

    def put(self, x: float, y: float) -> None:
        """The user's own mouse has been there."""
        self.recorder.pointer.move_to(x, y)
        self.recorder.calls.clear()

    @property
    def at(self) -> tuple[float, float]:
        place = self.pointer.position()
        assert place is not None
        return place

    @property
    def moves(self) -> list[tuple[float, float]]:
        calls = self.recorder.calls
        return [(float(c[1]), float(c[2])) for c in calls if c[0] == "move_to"]

    def verbs(self) -> list[object]:
        return [call[0] for call in self.recorder.calls]


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.put(500, 450)
    return desk


def test_taking_up_the_pointer_does_not_move_it(desk: Desk) -> None:
    desk.lead(frames(0.5, lambda t: 2.0))
    assert desk.moves == []


def test_a_pointer_that_nobody_knows_starts_in_the_middle() -> None:
    desk = Desk(RIGHT)
    desk.lead(frames(0.1, lambda t: 0.0))
    assert desk.moves == [(1500, 550)]


@pytest.mark.parametrize("fps", RATES)
def test_slow_is_precise(desk: Desk, fps: int) -> None:
    desk.lead(frames(3.0, reach(1.0, 2.0), fps=fps))
    assert desk.at[0] - 500 == pytest.approx(100, abs=3)


def test_precise_is_more_precise_however_fast(desk: Desk) -> None:
    desk.lead(frames(2.0, reach(2.0, 0.4)), "precise")
    assert desk.at[0] - 500 == pytest.approx(100, abs=3)


@pytest.mark.parametrize("fps", RATES)
def test_a_reach_crosses_both_monitors(desk: Desk, fps: int) -> None:
    desk.put(10, 450)
    desk.lead(frames(2.0, reach(4.0, 0.6), fps=fps))
    assert desk.at[0] == 1999


def test_the_pointer_never_leaves_the_monitors(desk: Desk) -> None:
    desk.put(990, 50)
    desk.lead(frames(2.0, reach(2.0, 0.4), y=reach(-1.0, 0.4)))
    assert all(LEFT.holds(place) or RIGHT.holds(place) for place in desk.moves)
    assert desk.at == (1999, 100)


def test_monitors_may_go_between_two_leads(desk: Desk) -> None:
    desk.lead(frames(2.0, reach(4.0, 0.6)))
    desk.monitors = (LEFT,)
    desk.lead(frames(0.1, lambda t: 0.0, start=5.0))
    assert desk.at[0] == 999


def test_one_monitor_may_be_all_that_is_reached(desk: Desk) -> None:
    desk.hand = HandPointer(desk.pointer, "under_pointer", lambda: desk.monitors)
    desk.lead(frames(2.0, reach(8.0, 0.6)))
    assert desk.at[0] == 999


def test_a_trembling_hand_moves_nothing(desk: Desk) -> None:
    rng = np.random.default_rng(0)
    shaky = [HandFrame(n / 30, 480, 480, (hand_at(*rng.normal(0, 0.01, 2)),)) for n in range(150)]
    desk.lead(shaky)
    assert len(desk.moves) <= 3
    assert np.ptp([(500, 450), *desk.moves], axis=0).max() <= 2


def pinch(start: float, together: float = 0.15):  # type: ignore[no-untyped-def]
    """A pinch that closes within 0.2 s, and opens as fast."""

    def at(t: float) -> float:
        u = (t - start) / 0.2 if t < start + 0.2 + together else (start + 0.4 + together - t) / 0.2
        return OPEN - (OPEN - TOUCHING) * min(max(u, 0.0), 1.0)

    return at


@pytest.mark.parametrize("fps", RATES)
def test_a_pinch_leaves_the_pointer_where_it_was(desk: Desk, fps: int) -> None:
    """The fingers take the palm along by a fifth of a hand-width."""
    drawn = reach(0.2, 0.25, start=1.0)
    desk.lead(frames(1.35, drawn, pinch(1.0), fps=fps))
    assert desk.at == pytest.approx((500, 450), abs=1.5)


def test_after_a_pinch_it_goes_on_from_there(desk: Desk) -> None:
    def path(t: float) -> float:
        return reach(0.2, 0.3, start=1.0)(t) + reach(0.8, 1.5, start=2.0)(t)

    desk.lead(frames(4.0, path, pinch(1.0)))
    assert np.abs(np.diff(desk.moves, axis=0)).max() <= 12
    assert desk.at[0] - 500 == pytest.approx(80, abs=5)


def test_letting_go_of_a_drag_leaves_it_where_it_was(desk: Desk) -> None:
    def aperture(t: float) -> float:
        return TOUCHING + (OPEN - TOUCHING) * min(max((t - 2.0) / 0.2, 0.0), 1.0)

    desk.lead(frames(2.15, lambda t: reach(1.0, 1.9)(t) + 2 * max(t - 2.0, 0), aperture), "drag")
    assert desk.verbs()[-1] == "button_up"
    assert desk.at[0] - 500 == pytest.approx(100, abs=8)


def test_dragging_holds_the_button(desk: Desk) -> None:
    desk.lead(frames(1.0, reach(1.0, 0.5), lambda t: TOUCHING), "drag")
    verbs = desk.verbs()
    assert (verbs[0], verbs[-1]) == ("button_down", "button_up")
    assert verbs.count("button_down") == verbs.count("button_up") == 1


def test_a_drag_out_of_a_move_begins_where_the_pointer_is(desk: Desk) -> None:
    desk.lead(frames(1.0, reach(0.5, 0.5)), end=False)
    before = desk.at
    desk.lead(frames(1.0, lambda t: 3.0, start=1.1), "drag", end=False)
    assert desk.at == before
    assert desk.recorder.down() == ["left"]
    desk.hand.rest()
    assert desk.recorder.down() == []


def test_a_hand_that_is_not_seen_keeps_its_grip(desk: Desk) -> None:
    desk.lead(frames(0.2, lambda t: 0.0), "drag", end=False)
    desk.hand.lead(HandFrame(1.0, 480, 480, ()), 1, "drag", "hold")
    assert desk.recorder.down() == ["left"]


def test_resting_twice_is_resting_once(desk: Desk) -> None:
    desk.lead(frames(0.2, lambda t: 0.0), "drag", end=False)
    desk.hand.rest()
    desk.hand.rest()
    assert desk.verbs().count("button_up") == 1


def test_scrolling_is_up_for_up(desk: Desk) -> None:
    there_and_back = frames(3.0, lambda t: 0.0, y=lambda t: -reach(1.0, 1.0)(t) + reach(1, 1, 2)(t))
    turns: list[int] = []
    for number, frame in enumerate(there_and_back):
        desk.hand.lead(frame, 1, "scroll", "hold" if number else "begin")
        turns = [int(str(call[2])) for call in desk.recorder.calls]
    assert sum(turn for turn in turns if turn > 0) == 2
    assert sum(turns) == pytest.approx(0, abs=1)


def test_each_grip_scrolls_from_its_own_place(desk: Desk) -> None:
    desk.lead(frames(0.2, lambda t: 0.0), "scroll")
    desk.lead(frames(0.2, lambda t: 0.0, y=lambda t: 3.0, start=1.0), "scroll")
    assert desk.recorder.calls == []
