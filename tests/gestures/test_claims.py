"""A movement under way keeps the other recognisers of its hand quiet."""

from __future__ import annotations

from collections.abc import Mapping

from engine_fakes import frame, hand

from gestures.engine import GestureEngine
from gestures.landmarks import HandFrame
from gestures.scores import Scores
from gestures.thresholds import Rules, Thresholds

QUICK = Thresholds(dwell=0.0, release=0.0, cooldown=0.0)
RULES = {
    "carry": Rules("lasting", QUICK, at_any_speed=True),
    "shape": Rules("lasting", QUICK),
    "stroke": Rules("once", QUICK),
    "wheel": Rules("steps", QUICK),
}


class Told:
    """Says of track 1 what it is told."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.labels: tuple[str, ...] = (name,)
        self.score, self.claims, self.steps = 0.0, False, 1

    def update(self, frame: HandFrame) -> list[Scores]:
        scores: Mapping[str, float] = {self.name: self.score}
        return [Scores(frame.t, self.name, 1, "right", scores, self.claims, self.steps)]

    def reset(self) -> None:
        """Nothing to forget."""


class Room:
    """An engine with a carrying, a shape, a stroke and a wheel recogniser."""

    def __init__(self) -> None:
        self.told = {name: Told(name) for name in RULES}
        self.engine = GestureEngine(list(self.told.values()), RULES)
        self.t = 0.0

    def step(self, **scores: float) -> list[str]:
        for name, told in self.told.items():
            told.score = scores.get(name, 0.0)
        self.t += 0.1
        return [f"{e.name} {e.phase}" for e in self.engine.update(frame(self.t, hand(1)))]


def test_a_claim_silences_the_others_and_is_let_go() -> None:
    room = Room()
    room.told["carry"].claims = True
    assert room.step(carry=1.0, shape=1.0, stroke=1.0, wheel=1.0) == ["carry begin"]
    room.told["carry"].claims = False
    assert room.step(stroke=1.0, shape=1.0) == ["carry end", "shape begin"]


def test_what_lasts_already_may_go_on_and_end() -> None:
    room = Room()
    assert room.step(shape=1.0) == ["shape begin"]
    room.told["carry"].claims = True
    assert room.step(carry=1.0, shape=1.0) == ["carry begin"]
    assert room.step(carry=1.0) == ["shape end"]
    assert room.step(carry=1.0, shape=1.0) == []


def test_a_stroke_that_began_under_a_claim_is_left_out_whole() -> None:
    room = Room()
    room.told["carry"].claims = True
    room.step(carry=1.0, stroke=1.0)
    room.told["carry"].claims = False
    assert "stroke fire" not in room.step(stroke=1.0)
    assert room.step() == []
    room.step()
    assert room.step(stroke=1.0) == ["stroke fire"]


def test_the_first_claim_stands() -> None:
    room = Room()
    room.told["wheel"].claims = True
    assert room.step(wheel=1.0) == ["wheel fire"]
    room.told["carry"].claims = True
    assert room.step(wheel=1.0, carry=1.0) == ["wheel fire"]
    room.told["wheel"].claims = False
    assert room.step(carry=1.0) == ["carry begin"]


def test_several_steps_in_one_frame_are_several_fires() -> None:
    room = Room()
    room.told["wheel"].steps = 3
    assert room.step(wheel=1.0) == ["wheel fire"] * 3
    room.told["wheel"].steps = 1
    assert room.step(wheel=1.0) == ["wheel fire"]
    assert room.step() == []
