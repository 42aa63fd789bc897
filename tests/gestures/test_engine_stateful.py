"""Any order of frames, pauses and closes: every begin has its end, and nothing piles up."""

from __future__ import annotations

import math

from engine_fakes import FakeRecogniser, frame, hand
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.thresholds import Rules, Thresholds

TRACKS = st.integers(0, 3)
SCORES = st.dictionaries(st.sampled_from(("palm", "fist")), st.sampled_from((0.1, 0.6, 0.9)))
STEPS = st.sampled_from((0.02, 0.033, 0.1, 0.3, 2.0, 0.0, -0.5, math.nan, math.inf))
OWN = Thresholds(0.7, 0.5, dwell=0.05, release=0.1, cooldown=0.2, hold_every=0.05)


class EngineLife(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.static, self.swipe = FakeRecogniser("static"), FakeRecogniser("swipe")
        rules = {"static": Rules("lasting", OWN), "swipe": Rules("once", OWN)}
        self.engine = GestureEngine([self.static, self.swipe], rules)
        self.t = 0.0
        self.latest = -math.inf
        self.active: dict[int, str] = {}

    @rule(dt=STEPS, scores=st.dictionaries(TRACKS, SCORES), n=st.integers(1, 6), x=st.floats(0, 9))
    def frames(self, dt: float, scores: dict[int, dict[str, float]], n: int, x: float) -> None:
        self.static.says = scores
        self.swipe.says = {
            k: {f"swipe_{name}": s for name, s in v.items()} for k, v in scores.items()
        }
        for k in range(n):
            t = self.t + dt
            self.take(self.engine.update(frame(t, *(hand(i, 300 + x * k) for i in scores))))
            self.t = max(self.t, t) if math.isfinite(t) else self.t

    @rule(dt=STEPS)
    def pause(self, dt: float) -> None:
        self.take(self.engine.pause(self.t + dt))
        assert not self.active

    @rule(dt=STEPS)
    def close(self, dt: float) -> None:
        self.take(self.engine.close(self.t + dt))
        assert not self.active
        self.t, self.latest = 0.0, -math.inf

    @rule()
    def leave(self) -> None:
        for _ in range(4):
            self.t += 5.0
            self.take(self.engine.update(frame(self.t)))
        assert not self.active
        assert self.engine.snapshot() == ()
        assert not self.engine._palms

    def take(self, events: list[Event]) -> None:
        for event in events:
            assert event.t >= self.latest
            self.latest = event.t
            if event.phase == "begin":
                assert event.track_id not in self.active
                self.active[event.track_id] = event.name
            elif event.phase == "end":
                assert self.active.pop(event.track_id) == event.name
            elif event.phase == "hold":
                assert self.active[event.track_id] == event.name

    @invariant()
    def snapshot_agrees(self) -> None:
        views = self.engine.snapshot()
        assert {v.track_id: v.active for v in views if v.active} == self.active
        assert len(views) <= 8

    def teardown(self) -> None:
        self.take(self.engine.close(math.nan))
        assert not self.active


EngineLife.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestEngineLife = EngineLife.TestCase
