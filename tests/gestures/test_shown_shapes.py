"""Which shape a hand showed around a movement."""

from __future__ import annotations

import pytest

from gestures.registry import STATIC, SWIPE
from gestures.scores import Scores
from gestures.shown_shapes import ShownShapes


def shown(*looks: tuple[float, dict[str, float]], recogniser: str = STATIC) -> ShownShapes:
    shapes = ShownShapes()
    for t, scores in looks:
        shapes.update(t, [Scores(t, recogniser, 1, "right", scores)])
    return shapes


def test_the_shape_that_lasted_longest_wins() -> None:
    shapes = shown(*((0.05 * k, {"palm" if k < 8 else "fist": 0.9}) for k in range(12)))
    assert shapes.of(1) == "palm"


@pytest.mark.parametrize("fps", [10, 30, 60])
def test_the_frame_rate_does_not_matter(fps: int) -> None:
    looks = [(k / fps, {"palm": 0.9 if k / fps < 0.35 else 0.4}) for k in range(int(0.6 * fps))]
    assert shown(*looks).of(1) == "palm"


def test_unsure_scores_and_other_hands_tell_nothing() -> None:
    shapes = shown((0.0, {"palm": 0.4, "stop": 0.4}), (0.1, {"palm": 0.45}))
    assert shapes.of(1) is None
    assert shapes.of(2) is None


def test_a_shape_of_both_hands_is_none_of_one_hand() -> None:
    assert shown((0.0, {"holy": 0.9}), (0.1, {"holy": 0.9})).of(1) is None


def test_only_shapes_count_and_only_lately() -> None:
    assert shown((0.0, {"swipe_left": 1.0}), recogniser=SWIPE).of(1) is None
    shapes = shown((0.0, {"palm": 0.9}))
    shapes.update(1.0, [])
    assert shapes.of(1) is None


def test_clear_forgets() -> None:
    shapes = shown((0.0, {"palm": 0.9}))
    shapes.clear()
    assert shapes.of(1) is None
