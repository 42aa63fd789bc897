"""The static recogniser: batching, smoothing in seconds, and what it refuses to judge."""

from dataclasses import replace

import numpy as np
import pytest

from gestures.landmarks import Hand, HandFrame
from gestures.static import StaticRecogniser
from gestures.static_quality import Quality


class FakeClassifier:
    """Answers what it was told and keeps what it was asked."""

    labels = ("fist", "palm", "no_gesture")

    def __init__(self, *answers):
        self.answers = list(answers) or [(0.0, 1.0, 0.0)]
        self.asked = []

    def __call__(self, features):
        self.asked.append(features)
        row = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return np.tile(np.float32(row), (len(features), 1))


def open_hand(track_id=1, handedness="right", score=0.9, centre=(0.5, 0.5), size=0.1):
    """A fan of points about ``centre``; ``size`` is roughly the hand-width in picture heights."""
    angle = np.radians(np.linspace(200, 340, 21))
    radius = size * (1 + np.arange(21) % 4)
    image = np.zeros((21, 3), np.float32)
    image[:, 0] = centre[0] + np.cos(angle) * radius * 0.75
    image[:, 1] = centre[1] + np.sin(angle) * radius
    return Hand(track_id, handedness, 0.9, score, image, image, 0.0)


def frame(t, *hands):
    return HandFrame(t, 640, 480, hands)


FIST, PALM = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)


def test_both_hands_go_into_one_call_and_keep_their_tracks():
    classifier = FakeClassifier()
    recogniser = StaticRecogniser(classifier)
    found = recogniser.update(frame(0.0, open_hand(7), open_hand(9, "left")))
    assert [features.shape for features in classifier.asked] == [(2, 42)]
    assert [(s.track_id, s.hand, s.recogniser) for s in found] == [
        (7, "right", "static"),
        (9, "left", "static"),
    ]


def test_no_gesture_is_not_reported():
    recogniser = StaticRecogniser(FakeClassifier((0.1, 0.2, 0.7)))
    (scores,) = recogniser.update(frame(0.0, open_hand()))
    assert recogniser.labels == ("fist", "palm")
    assert scores.scores == pytest.approx({"fist": 0.1, "palm": 0.2})


def test_an_empty_frame_does_not_wake_the_network():
    classifier = FakeClassifier()
    assert StaticRecogniser(classifier).update(frame(0.0)) == []
    assert classifier.asked == []


@pytest.mark.parametrize("fps", [8, 10, 30, 60, 240])
def test_a_change_reaches_its_score_by_time_whatever_the_rate(fps):
    recogniser = StaticRecogniser(FakeClassifier(FIST, PALM), tau=0.1)
    recogniser.update(frame(0.0, open_hand()))
    for i in range(1, fps + 1):
        (scores,) = recogniser.update(frame(i / fps, open_hand()))
        assert scores.scores["palm"] == pytest.approx(1 - np.exp(-i / fps / 0.1), abs=1e-4)


def test_the_first_sight_of_a_track_is_not_smoothed():
    recogniser = StaticRecogniser(FakeClassifier(FIST, PALM))
    recogniser.update(frame(0.0, open_hand(1)))
    (scores,) = recogniser.update(frame(0.01, open_hand(2)))
    assert scores.scores["palm"] == 1.0


@pytest.mark.parametrize("forget_by", ["reset", "absence"])
def test_forgotten_tracks_start_afresh(forget_by):
    recogniser = StaticRecogniser(FakeClassifier(FIST, PALM), forget=0.3)
    recogniser.update(frame(0.0, open_hand()))
    if forget_by == "reset":
        recogniser.reset()
    t = 0.01 if forget_by == "reset" else 0.31
    (scores,) = recogniser.update(frame(t, open_hand()))
    assert scores.scores["palm"] == 1.0


@pytest.mark.parametrize(
    "hand",
    [
        open_hand(score=0.3),
        open_hand(centre=(0.99, 0.5)),
        open_hand(size=0.004),
        replace(open_hand(), image=np.full((21, 3), np.nan, np.float32)),
    ],
    ids=["unsure", "half outside", "tiny", "not a number"],
)
def test_poor_hands_get_no_scores(hand):
    classifier = FakeClassifier()
    assert StaticRecogniser(classifier).update(frame(0.0, hand)) == []
    assert classifier.asked == []


def test_the_quality_asked_for_can_be_lowered():
    recogniser = StaticRecogniser(FakeClassifier(), quality=Quality(score=0.2))
    assert len(recogniser.update(frame(0.0, open_hand(score=0.3)))) == 1
