"""Recordings as scripts: what is signed, and what becomes of it.

A line of a case is a script of ``sign_scenes.scene``; countdowns are 1 s, takes 1 s, pauses 1 s,
2 s after a bad take.
"""

from __future__ import annotations

import pytest
from sign_scenes import scene

from controller.signs.sitting import Pace, Sitting
from gestures.landmarks import HandFrame

PACE = Pace(take=1.0, first=1.0, between=1.0, again=2.0)

CASES = {
    "good takes": ("rest 1 wave 1 rest 1 wave 1 rest 1 wave 1 rest 1", "good good good"),
    "no hand": ("none 1 none 1 rest 2 wave 1 rest 1", "no_hand good"),
    "hand lost half of the time": ("rest 1 wave .5 none .5 rest 2 wave 1 rest 1", "hand_lost good"),
    "over the edge": ("rest 1 outside 1 rest 2 wave 1 rest 1", "edge good"),
    "forgot to begin": ("rest 1 wave 1 rest 1 wave 1 rest 1 hold 1 rest 1", "good good still"),
    "moved, and it is held still": (
        "rest 1 hold 1 rest 1 hold 1 rest 1 lift 1 rest 1",
        "good good moving",
    ),
    "another sign": ("rest 1 wave 1 rest 1 wave 1 rest 1 lift 1 rest 1", "good good unlike"),
    "the other way twice is meant": (
        "rest 1 wave 1 rest 1 wave 1 rest 1 lift 1 rest 2 lift 1 rest 1",
        "good good unlike good",
    ),
    "the camera stumbled": (
        "rest 1 wave .2 gone .6 wave .2 rest 2 wave 1 rest 1",
        "few_frames good",
    ),
}


def verdicts(frames: list[HandFrame], wanted: int = 9) -> str:
    """Return what became of each take."""
    kept: list[int] = []
    sitting = Sitting(wanted, lambda take, frames: kept.append(len(frames)), pace=PACE)
    said, last = [], None
    for frame in frames:
        verdict = sitting.update(frame).verdict
        if verdict is not None and verdict is not last:
            said.append(verdict.fault or "good")
            last = verdict
    assert len(kept) == said.count("good") == sitting.count
    return " ".join(said)


@pytest.mark.parametrize(("script", "expected"), CASES.values(), ids=CASES)
def test_takes_are_judged(script: str, expected: str) -> None:
    assert verdicts(list(scene(script))) == expected


@pytest.mark.parametrize("fps", [10, 30, 60])
def test_the_frame_rate_does_not_matter(fps: float) -> None:
    script = "rest 1 wave 1 rest 1 wave 1 rest 1 lift 1 rest 2 outside 1 rest 1"
    assert verdicts(list(scene(script, fps))) == "good good unlike edge"


def test_it_is_done_when_there_are_enough() -> None:
    frames = list(scene("rest 1 wave 1 rest 1 wave 1 rest 1 wave 1 rest 1"))
    assert verdicts(frames, wanted=2) == "good good"


def test_an_interruption_drops_the_take_and_counts_down_anew() -> None:
    sitting = Sitting(3, lambda take, frames: None, pace=PACE)
    for frame in scene("rest 1 wave .5"):
        sitting.update(frame)
    sitting.interrupt()
    later = list(scene("gone 5 rest .5"))
    assert [sitting.update(frame).phase for frame in later] == ["countdown"] * len(later)
    assert sitting.count == 0


def test_the_countdown_says_what_is_left() -> None:
    sitting = Sitting(3, lambda take, frames: None, pace=PACE)
    first, *_ = (sitting.update(frame) for frame in scene("rest .2"))
    assert (first.phase, first.left, first.number) == ("countdown", 1.0, 1)
