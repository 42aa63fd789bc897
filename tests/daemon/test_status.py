"""What the tray's icon says while things happen."""

from __future__ import annotations

import pytest

from controller.daemon.status import ACTIVE_FOR, Status
from controller.event_stream import Line
from controller.sources.fakes import FakeClock


def words(line: Line) -> str | None:
    return None if line["kind"] == "state" else str(line.get("name", line.get("binding")))


def event(name: str, phase: str, hand: str = "right") -> Line:
    return {"kind": "event", "name": name, "phase": phase, "hand": hand}


ACTION: Line = {"kind": "action", "binding": "next slide"}


def state(**what: object) -> Line:
    return {"kind": "state", **what}


@pytest.mark.parametrize(
    ("lines", "mood"),
    [
        ([], "looking"),
        ([state(armed=True)], "armed"),
        ([event("palm", "begin")], "active"),
        ([event("palm", "begin"), event("palm", "end")], "looking"),
        ([event("palm", "begin"), event("palm", "begin", "left"), event("palm", "end")], "active"),
        ([event("palm", "begin"), state(paused=True)], "paused"),
        ([state(paused=True), state(paused=False)], "looking"),
        ([state(armed=True), state(armed=False)], "looking"),
    ],
)
def test_moods(lines: list[Line], mood: str) -> None:
    status = Status(lambda: None, words, FakeClock())
    for line in lines:
        status.emit(line)
    assert status.mood == mood


def test_an_action_shows_for_a_moment() -> None:
    clock = FakeClock()
    status = Status(lambda: None, words, clock)
    status.emit(ACTION)
    assert status.mood == "active"
    clock.now += ACTIVE_FOR
    assert status.mood == "looking"


def test_trouble_comes_before_everything_and_goes() -> None:
    status = Status(lambda: None, words, FakeClock())
    status.emit(state(paused=True))
    status.fail("no camera")
    assert (status.mood, status.trouble, status.recent) == ("error", "no camera", ("no camera",))
    status.fail("")
    assert status.mood == "paused"


def test_changes_are_told_and_nothing_else() -> None:
    told: list[int] = []
    status = Status(lambda: told.append(1), words, FakeClock())
    status.emit(event("palm", "begin"))
    status.emit(state(paused=False))
    assert len(told) == 2  # the beginning shows; the pause that ends clears what lasted
    status.emit(state(paused=False))
    assert len(told) == 2


def test_recent_events_are_newest_first_and_few() -> None:
    status = Status(lambda: None, words, FakeClock())
    for n in range(15):
        status.emit(event(f"g{n}", "fire"))
    assert status.recent[0] == "g14"
    assert len(status.recent) == 10
