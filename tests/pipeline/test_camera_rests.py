"""While paused the camera is off; the pipeline lives on by its own clock."""

from __future__ import annotations

from collections.abc import Callable

from pipeline_fakes import ScriptedObserver, recording_performer

from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from controller.control import Control, Order, Pause, Resume, UseCamera
from controller.errors import UsageError
from controller.event_stream import LineList
from controller.observations import Observation
from controller.pipeline import Pipeline
from gestures.engine import GestureEngine

PROFILE = "version: 1\nbindings: [{on: palm, do: {key: a}}]\n"


class Camera:
    """A camera that notes what happens to it; frames come at 10 a second of the clock."""

    def __init__(self, clock: Clock, last: float) -> None:
        self._clock = clock
        self._last = last
        self.log: list[str] = []

    def read(self) -> Observation | None:
        if not self.log or self.log[-1] != "read":
            self.log.append("read")
        self._clock.now += 0.1
        if self._clock.now > self._last:
            return None
        return ScriptedObserver([self._clock.now]).read()

    def rest(self) -> bool:
        self.log.append("rest")
        return True

    def use_camera(self, camera: str) -> None:
        if camera == "nonsense":
            raise UsageError("unknown camera", "choose another")
        self.log.append(f"use {camera}")

    def close(self) -> None:
        """Nothing to close."""


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Orders(Control):
    """Gives orders when their time has come; a wait lets the time pass."""

    def __init__(self, clock: Clock, orders: dict[float, Order]) -> None:
        super().__init__()
        self._clock = clock
        self._orders = orders

    def take(self) -> list[Order]:  # type: ignore[override]
        due = [t for t in sorted(self._orders) if t <= self._clock.now]
        return [self._orders.pop(t) for t in due]

    def wait(self, seconds: float) -> None:
        self._clock.now += seconds


def play(orders: dict[float, Order], seconds: float = 5.0) -> tuple[list[str], LineList]:
    clock = Clock()
    camera = Camera(clock, seconds)
    heard = LineList()
    performer, _ = recording_performer()
    stopped: Callable[[], bool] = lambda: clock.now > seconds  # noqa: E731
    Pipeline(
        camera,
        GestureEngine([], {}),
        BindingEngine(parse_profile(PROFILE)),
        performer,
        watchers=[heard],
        control=Orders(clock, orders),
        clock=clock,
    ).run(stopped)
    return camera.log, heard


def test_the_camera_rests_until_it_is_resumed() -> None:
    log, heard = play({1.0: Pause(), 2.0: Resume()})
    assert log == ["read", "rest", "read"]
    assert [line["paused"] for line in heard.lines] == [True, False]


def test_a_pause_for_a_while_ends_by_the_clock() -> None:
    log, heard = play({1.0: Pause(2.0)})
    assert log == ["read", "rest", "read"]
    end = next(float(str(line["t"])) for line in heard.lines if line["paused"] is False)
    assert 3.0 <= end <= 3.4


def test_a_run_that_is_paused_can_be_stopped() -> None:
    log, _ = play({1.0: Pause()})
    assert log == ["read", "rest"]


def test_another_camera_is_taken() -> None:
    log, heard = play({1.0: UseCamera("camera:1")})
    assert log == ["read", "use camera:1", "read"]
    assert heard.lines[-1]["camera"] == "camera:1"


def test_a_camera_that_is_refused_is_told_of() -> None:
    log, heard = play({1.0: UseCamera("nonsense")})
    assert log == ["read"]
    assert "unknown camera" in str(heard.lines[-1]["error"])
