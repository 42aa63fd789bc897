"""The hand as a mouse, on a screen of 1000 x 500 pixels."""

from __future__ import annotations

import numpy as np
import pytest

from controller.outputs.held import HeldPointer
from controller.outputs.recorder import Recorder
from controller.pointer.hand_pointer import HandPointer, Motion
from controller.pointer.mapping import Box, Screen
from gestures.landmarks import Hand, HandFrame

SCREEN = Screen(0, 0, 1001, 501)
BOX = Box(0.25, 0.25, 0.75, 0.75)


def frame(t: float, x: float, y: float, track: int = 1) -> HandFrame:
    """A hand whose palm is at (x, y); a hand-width is 0.1 of the picture's height."""
    points = np.zeros((21, 3), np.float32)
    points[5, 0], points[17, 0] = -0.05, 0.05
    image = points + np.float32([x, y, 0])
    return HandFrame(t, 480, 480, (Hand(track, "right", 1, 1, image, points, t),))


class Desk:
    def __init__(self) -> None:
        self.recorder = Recorder()
        self.pointer = HeldPointer(self.recorder.pointer)
        self.hand = HandPointer(self.pointer, lambda: SCREEN, BOX)
        self.t = 0.0

    def show(self, x: float, y: float, motion: Motion = "move", seconds: float = 0.0) -> None:
        for _ in range(max(1, round(seconds * 30))):
            self.t += 1 / 30
            self.hand.follow(frame(self.t, x, y), 1, motion)

    @property
    def calls(self) -> list[tuple[object, ...]]:
        return self.recorder.calls


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("x", "y", "pixel"),
    [
        (0.25, 0.25, (0, 0)),
        (0.75, 0.75, (1000, 500)),
        (0.5, 0.5, (500, 250)),
        (0.0, 1.0, (0, 500)),
    ],
)
def test_the_box_is_the_screen(desk: Desk, x: float, y: float, pixel: tuple[int, int]) -> None:
    desk.show(x, y)
    assert desk.calls == [("move_to", *pixel)]


def test_a_second_screen_to_the_left_shifts_everything() -> None:
    place = Box(0, 0, 1, 1).to_screen(np.array([0.0, 0.0]), Screen(1920, 30, 100, 100))
    assert place.tolist() == [1920, 30]


def test_a_trembling_hand_moves_nothing(desk: Desk) -> None:
    rng = np.random.default_rng(0)
    for _ in range(90):
        x, y = 0.5 + rng.normal(0, 0.0006, 2)
        desk.show(x, y)
    assert len(desk.calls) <= 4


def test_the_pointer_arrives(desk: Desk) -> None:
    desk.show(0.3, 0.5)
    desk.show(0.6, 0.5, seconds=1.0)
    assert desk.calls[-1] == pytest.approx(("move_to", 700, 250), abs=3)


def test_dragging_holds_the_button(desk: Desk) -> None:
    desk.show(0.3, 0.5, "drag")
    desk.show(0.6, 0.5, "drag", 0.5)
    desk.hand.rest()
    verbs = [call[0] for call in desk.calls]
    assert verbs[0] == "button_down"
    assert verbs[-1] == "button_up"
    assert verbs.count("button_down") == verbs.count("button_up") == 1


def test_moving_after_dragging_lets_go(desk: Desk) -> None:
    desk.show(0.3, 0.5, "drag")
    desk.show(0.3, 0.5, "move")
    assert desk.recorder.down() == []


def test_a_hand_that_is_not_seen_keeps_its_grip(desk: Desk) -> None:
    desk.show(0.3, 0.5, "drag")
    desk.hand.follow(HandFrame(1.0, 480, 480, ()), 1, "drag")
    assert desk.recorder.down() == ["left"]


def test_resting_twice_is_resting_once(desk: Desk) -> None:
    desk.show(0.3, 0.5, "drag")
    desk.hand.rest()
    desk.hand.rest()
    assert desk.recorder.down() == []


def test_scrolling_is_up_for_up(desk: Desk) -> None:
    desk.show(0.5, 0.6, "scroll")
    desk.show(0.5, 0.5, "scroll", 1.0)
    up = [call for call in desk.calls if call[0] == "scroll"]
    assert sum(int(str(call[2])) for call in up) == 2
    desk.show(0.5, 0.6, "scroll", 1.0)
    assert sum(int(str(call[2])) for call in desk.calls) == pytest.approx(0, abs=1)


def test_each_grip_scrolls_from_its_own_place(desk: Desk) -> None:
    desk.show(0.5, 0.3, "scroll")
    desk.hand.rest()
    desk.show(0.5, 0.7, "scroll", 0.5)
    assert desk.calls == []
