"""When the body is looked for, and how long a look holds."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from controller.tracker.bodies import AFTER_HANDS, EVERY, HOLD, Bodies
from gestures.landmarks import Body

IMAGE = np.zeros((4, 4, 3), np.uint8)
BODY = Body(np.zeros((33, 3), np.float32), np.ones(33, np.float32))


class FakeLandmarker:
    """Sees the body at all times before ``gone``."""

    def __init__(self, gone: float = float("inf")) -> None:
        self.looks: list[float] = []
        self.closed = 0
        self._gone = gone

    def detect(self, image: NDArray[np.uint8], t: float) -> Body | None:
        self.looks.append(t)
        return BODY if t < self._gone else None

    def close(self) -> None:
        self.closed += 1


def test_nothing_is_opened_before_a_body_is_wanted_and_all_is_closed_when_it_is_not() -> None:
    opened: list[FakeLandmarker] = []

    def open_one() -> FakeLandmarker:
        opened.append(FakeLandmarker())
        return opened[-1]

    bodies = Bodies(open_one)
    assert bodies.look(IMAGE, 0.0, hands=True) is None
    assert not opened
    for _ in range(2):
        bodies.want(True)
    assert bodies.look(IMAGE, 0.1, hands=True) is BODY
    bodies.want(False)
    assert bodies.look(IMAGE, 0.2, hands=True) is None
    assert [one.closed for one in opened] == [1]
    bodies.want(True)
    bodies.close()
    bodies.close()
    assert [one.closed for one in opened] == [1, 1]


@pytest.mark.parametrize("fps", [8, 15, 30, 60])
def test_every_frame_has_a_body_at_few_looks(fps: int) -> None:
    landmarker = FakeLandmarker()
    bodies = Bodies(lambda: landmarker)
    bodies.want(True)
    times = [n / fps for n in range(2 * fps)]
    assert all(bodies.look(IMAGE, t, hands=True) is BODY for t in times)
    assert len(landmarker.looks) <= min(len(times), 2 / EVERY + 1)


def test_a_lost_body_is_held_for_a_moment() -> None:
    bodies = Bodies(lambda: FakeLandmarker(gone=1.0))
    bodies.want(True)
    seen = {n / 30: bodies.look(IMAGE, n / 30, hands=True) is BODY for n in range(60)}
    last = max(t for t, there in seen.items() if there)
    assert 1.0 < last < 1.0 + HOLD
    assert all(there for t, there in seen.items() if t < last)


def test_nobody_looks_while_no_hand_is_up() -> None:
    landmarker = FakeLandmarker()
    bodies = Bodies(lambda: landmarker)
    bodies.want(True)
    for n in range(150):
        bodies.look(IMAGE, n / 30, hands=n == 60)
    assert min(landmarker.looks) == 2.0
    assert max(landmarker.looks) <= 2.0 + AFTER_HANDS


def test_time_that_starts_anew_is_no_obstacle() -> None:
    bodies = Bodies(lambda: FakeLandmarker())
    bodies.want(True)
    assert bodies.look(IMAGE, 100.0, hands=True) is BODY
    assert bodies.look(IMAGE, 1.0, hands=True) is BODY
