"""What the recogniser asks of the verifier, and what it makes of the answer."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from swipe_script import parse

from gestures.landmarks import HandFrame
from gestures.swipe.features import CHANGES, FEATURE_VERSION, HELD, PLACE, SIDEWAYS
from gestures.swipe.parameters import SwipeParameters
from gestures.swipes import JUST_MET, SwipeRecogniser
from models.sessions import OnnxClassifier

STROKE = "rest 500ms\nleft 4 in 300ms\nrest 500ms"


class Opinion:
    """A verifier that always says the same, and remembers what it was asked."""

    labels = ("other", "swipe")

    def __init__(self, sure: float) -> None:
        self.sure = sure
        self.asked: list[NDArray[np.float32]] = []

    def __call__(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        self.asked += list(features)
        return np.array([[1 - self.sure, self.sure]] * len(features), np.float32)


def frames(text: str = STROKE, fps: float = 30) -> list[HandFrame]:
    return list(parse(text).frames(fps))


def fired_at(sure: float) -> float | None:
    recogniser = SwipeRecogniser(Opinion(sure))
    for frame in frames():
        for scores in recogniser.update(frame):
            if max(scores.scores.values(), default=0.0) >= JUST_MET:
                return frame.t
    return None


def test_nothing_is_a_swipe_to_a_verifier_that_never_believes_it() -> None:
    assert fired_at(0.0) is None


def test_a_doubtful_verifier_waits_until_the_stroke_is_over() -> None:
    p = SwipeParameters()
    at_once, later = fired_at(p.early_bar + 0.01), fired_at(p.late_bar + 0.01)
    assert at_once is not None
    assert later is not None
    assert at_once < 0.7 < later < 0.9
    assert fired_at(p.late_bar - 0.01) is None


@pytest.mark.parametrize("text", ["rest 2000ms", "noise 0.05\nrest 2000ms", "left 3 in 6000ms"])
def test_a_hand_that_does_not_swipe_costs_no_opinion(text: str) -> None:
    opinion = Opinion(1.0)
    recogniser = SwipeRecogniser(opinion)
    for frame in frames(text):
        recogniser.update(frame)
    assert opinion.asked == []


def test_what_is_seen_hardly_depends_on_the_frame_rate() -> None:
    seen = {}
    for fps in (15, 30, 60):
        opinion = Opinion(0.0)
        recogniser = SwipeRecogniser(opinion)
        for frame in frames(fps=fps):
            recogniser.update(frame)
            if frame.t > 0.85:
                break
        seen[fps] = opinion.asked[-1]
    for group in (SIDEWAYS, PLACE, HELD, CHANGES, slice(3, 6)):
        assert np.allclose(seen[15][group], seen[60][group], atol=0.2)
        assert np.allclose(seen[30][group], seen[60][group], atol=0.1)


def test_the_speed_of_a_swipe_is_told() -> None:
    recogniser = SwipeRecogniser(Opinion(SwipeParameters().late_bar + 0.01))
    told = [s.speed for frame in frames(fps=60) for s in recogniser.update(frame) if s.speed]
    # Minimum jerk covers the middle four fifths of its way in half of its time.
    assert told
    assert told[0] == pytest.approx(0.8 * 4 / (0.507 * 0.3), rel=0.05)


def test_the_shipped_verifier_knows_these_features() -> None:
    opinion = Opinion(0.0)
    recogniser = SwipeRecogniser(opinion)
    for frame in frames():
        recogniser.update(frame)
    shipped = OnnxClassifier(
        "swipe_verifier", n_features=len(opinion.asked[0]), feature_version=FEATURE_VERSION
    )
    assert shipped.labels == Opinion.labels


def test_a_verifier_without_the_label_is_refused() -> None:
    opinion = Opinion(0.0)
    opinion.labels = ("other", "stroke")
    with pytest.raises(ValueError, match="swipe"):
        SwipeRecogniser(opinion)


@pytest.mark.parametrize("bars", [{"early_bar": 1.0}, {"late_bar": 1.5}])
def test_bars_are_probabilities(bars: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="below 1"):
        SwipeParameters(**bars)
