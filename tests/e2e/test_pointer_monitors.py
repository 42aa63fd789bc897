"""A hand leads the real pointer over two monitors, and clicks where the pointer was.

The right monitor hangs lower than the left one: above it, and below the left one's end, is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from desktop import Desktop, wait_until
from monitors import plug, unplug
from test_devices import position
from Xlib import X

from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from controller.observations import Observation
from controller.outputs.console_text import ConsoleText
from controller.outputs.performer import Performer
from controller.outputs.pynput_pointer import PynputPointer
from controller.outputs.recorder import Recorder
from controller.pipeline import Pipeline
from controller.pointer.desktop import Monitor
from controller.pointer.monitors.x11 import list_monitors
from gestures.engine import GestureEngine
from gestures.landmarks import Hand, HandFrame
from gestures.registry import STATIC
from gestures.scores import Scores
from gestures.thresholds import Rules, Thresholds

pytestmark = pytest.mark.desktop

LEFT = Monitor(0, 0, 640, 600, primary=True)
RIGHT = Monitor(640, 200, 640, 520)
PROFILE = """
version: 1
bindings:
  - {name: move, on: {gesture: one, phase: move}, do: {pointer: move}}
  - {name: click, on: ok, do: click}
"""
FPS = 30
CLICK_AT = 2.0
"""Seconds after which thumb and index finger close; the scripted shape follows a little later."""


@pytest.fixture
def two_monitors(xserver: Desktop) -> Iterator[Desktop]:
    plug(xserver.connection, "LEFT", 0, 0, 640, 600, primary=True)
    plug(xserver.connection, "RIGHT", 640, 200, 640, 520)
    yield xserver
    unplug(xserver.connection, "RIGHT")
    unplug(xserver.connection, "LEFT")


def smooth(u: float) -> float:
    u = min(max(u, 0.0), 1.0)
    return u**3 * (10 - 15 * u + 6 * u * u)


class Reaching:
    """A hand that reaches (x, y) hand-widths far at 0.5 s and pinches at CLICK_AT."""

    def __init__(self, x: float, y: float, desktop: Desktop) -> None:
        self._to = np.float32([x, y, 0])
        self._desktop = desktop
        self._frames = 0
        self.seen: list[tuple[int, int]] = []

    def read(self) -> Observation | None:
        t = self._frames / FPS
        self._frames += 1
        if self._frames > 1:
            self.seen.append(position(self._desktop))
        if t > 3.0:
            return None
        closed = smooth((t - CLICK_AT) / 0.15)
        points = np.zeros((21, 3), np.float32)
        points[5, 0], points[17, 0] = -0.5, 0.5
        points[4], points[8] = (-1.5, -1, 0), (-0.3 - closed, -1, 0)
        # The pinch takes the hand along.
        at = self._to * smooth((t - 0.5) / 0.5) + np.float32([0.0, 0.3 * closed, 0])
        image = np.float32([0.5, 0.5, 0]) + np.float32(0.1) * (points + at)
        return Observation(HandFrame(t, 480, 480, (Hand(1, "right", 1, 1, image, image, t),)), 0.0)

    def close(self) -> None:
        """Nothing to close."""


class Shapes:
    """``one`` until the fingers have closed, then ``ok``."""

    name, labels = STATIC, ("one", "ok")

    def update(self, frame: HandFrame) -> list[Scores]:
        closed = frame.t > CLICK_AT + 0.2
        scores: Mapping[str, float] = {"one": float(not closed), "ok": float(closed)}
        return [Scores(frame.t, STATIC, 1, "right", scores)] if frame.hands else []

    def reset(self) -> None:
        """Nothing to forget."""


def run(desktop: Desktop, start: tuple[int, int], x: float, y: float) -> list[tuple[int, int]]:
    """Let the hand reach from where the pointer starts; returns the pointer's way."""
    text = ConsoleText("test")
    mouse = PynputPointer()
    mouse.move_to(*start)
    hand = Reaching(x, y, desktop)
    performer = Performer(Recorder().keys, mouse, text, text, report=pytest.fail)
    rules = {STATIC: Rules("lasting", Thresholds(dwell=0.0, release=0.0))}
    Pipeline(
        hand,
        GestureEngine([Shapes()], rules),
        BindingEngine(parse_profile(PROFILE)),
        performer,
    ).run()
    performer.close()
    return hand.seen


def test_what_the_server_has(two_monitors: Desktop) -> None:
    assert sorted(list_monitors(), key=lambda one: one.x) == [LEFT, RIGHT]
    unplug(two_monitors.connection, "RIGHT")
    assert list_monitors() == [LEFT]


@pytest.mark.parametrize(
    ("start", "reach", "end"),
    [
        pytest.param((100, 300), (4.0, 0.0), (1279, 300), id="across"),
        pytest.param((100, 50), (4.0, -1.0), (1279, 200), id="along the lower monitor's top"),
        pytest.param((1200, 700), (-4.0, 1.0), (0, 599), id="back along the left one's bottom"),
    ],
)
def test_the_pointer_goes_over_both_and_never_beside_them(
    two_monitors: Desktop, start: tuple[int, int], reach: tuple[float, float], end: tuple[int, int]
) -> None:
    way = run(two_monitors, start, *reach)
    assert all(LEFT.holds(place) or RIGHT.holds(place) for place in way)
    assert way[-1] == end


def test_a_click_lands_where_the_pointer_was(two_monitors: Desktop) -> None:
    connection = two_monitors.connection
    window = connection.screen().root.create_window(
        *(0, 0, 1280, 720, 0, connection.screen().root_depth),
        override_redirect=True,
        event_mask=X.ButtonPressMask,
    )
    window.map()
    connection.sync()
    way = run(two_monitors, (100, 300), 0.8, 0.2)
    before = way[round(CLICK_AT * FPS) - 1]
    clicks: list[tuple[int, int]] = []

    def arrived() -> bool:
        while connection.pending_events():
            event = connection.next_event()
            if event.type == X.ButtonPress:
                clicks.append((event.root_x, event.root_y))
        return bool(clicks)

    wait_until(arrived, 5, "the click")
    window.destroy()
    connection.sync()
    assert before[0] > 150
    assert clicks == [pytest.approx(before, abs=1)]


def test_a_monitor_that_is_gone_is_not_led_to(two_monitors: Desktop) -> None:
    unplug(two_monitors.connection, "RIGHT")
    assert run(two_monitors, (100, 300), 4.0, 0.0)[-1] == (639, 300)
    plug(two_monitors.connection, "RIGHT", 640, 200, 640, 520)
    assert run(two_monitors, (100, 300), 4.0, 0.0)[-1] == (1279, 300)
