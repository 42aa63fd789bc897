"""Identity and handedness over time, as scripts: time, detections, and the tracks they give.

A detection is the hand it claims to be (R or L) and x in hundredths of the picture's width,
at half the height; the hand-width is 7.5 hundredths. A track is its id and its settled hand.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from controller.tracker.fakes import raw_hand
from gestures.detections import RawHand
from gestures.landmarks import HandFrame
from gestures.tracking import LOST_AFTER, HandTracker

SIZE = (640, 480)


def detection(token: str) -> RawHand:
    hand = "right" if token[0] == "R" else "left"
    return raw_hand(float(token[1:]) / 100, 0.5, handedness=hand)


def tracks(frame: HandFrame) -> str:
    return " ".join(f"{hand.track_id}{hand.handedness[0].upper()}" for hand in frame.hands)


def play(script: str) -> list[tuple[str, str]]:
    """Return for each line what was wanted and what came."""
    tracker, lines = HandTracker(), []
    for line in script.strip().splitlines():
        seen, _, wanted = line.partition("->")
        t, *tokens = seen.split()
        frame = tracker.update(float(t), *SIZE, [detection(token) for token in tokens])
        lines.append((f"{t} -> {wanted.strip()}", f"{t} -> {tracks(frame)}"))
    return lines


SCRIPTS = {
    "two hands at rest": """
        0.00 R70 L30 -> 1R 2L
        0.03 L30 R70 -> 1R 2L
        0.07 R71 L31 -> 1R 2L
    """,
    "one wrong frame does not flip a hand": """
        0.00 R50 -> 1R
        0.03 R50 -> 1R
        0.07 R51 -> 1R
        0.10 L51 -> 1R
        0.13 R51 -> 1R
    """,
    "a wrong first frame is outvoted": """
        0.00 L50 -> 1L
        0.03 R50 -> 1R
        0.07 R50 -> 1R
        0.10 R50 -> 1R
    """,
    "a wrong frame in motion neither flips nor splits": """
        0.00 R30 -> 1R
        0.03 R34 -> 1R
        0.07 R40 -> 1R
        0.10 L47 -> 1R
        0.13 R54 -> 1R
    """,
    "a short loss": """
        0.00 R50 -> 1R
        0.10 R50 -> 1R
        0.20     ->
        0.50 R52 -> 1R
    """,
    "a long loss": """
        0.00 R50 -> 1R
        0.10 R50 -> 1R
        0.70 R50 -> 2R
    """,
    "a swipe that blurs": """
        0.00 R20 -> 1R
        0.03 R21 -> 1R
        0.07 R26 -> 1R
        0.10     ->
        0.13     ->
        0.17     ->
        0.20 R66 -> 1R
        0.23 R70 -> 1R
    """,
    "the same swipe at 10 frames a second": """
        0.00 R20 -> 1R
        0.10     ->
        0.20 R66 -> 1R
    """,
    "one hand leaves, the other comes": """
        0.00 R80 -> 1R
        0.03 R80 -> 1R
        0.07 R80 -> 1R
        0.27 L20 -> 2L
    """,
    "the other hand, not far, within the memory of the first": """
        0.00 R70 -> 1R
        0.03 R70 -> 1R
        0.07 R70 -> 1R
        0.20 L40 -> 2L
        0.23 L40 R70 -> 1R 2L
    """,
    "a second hand enters beside the first": """
        0.00 R60 -> 1R
        0.03 L45 R60 -> 1R 2L
        0.07 R60 L45 -> 1R 2L
    """,
    "both claim to be the right hand": """
        0.00 R70 R30 -> 1R 2R
        0.03 R30 R70 -> 1R 2R
    """,
    "two detections of one hand": """
        0.00 R50 L51 -> 1R
        0.03 R50 R51 -> 1R
    """,
    "the same time twice": """
        0.00 R50 -> 1R
        0.00 R50 -> 1R
        0.00     ->
        0.03 R50 -> 1R
    """,
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_script(name: str) -> None:
    for wanted, got in play(SCRIPTS[name]):
        assert got.rstrip() == wanted.rstrip()


@pytest.mark.parametrize("fps", [10, 30, 60])
@pytest.mark.parametrize("merged", [0.0, 0.15])
def test_crossing_hands_keep_their_ids(fps: int, merged: float) -> None:
    """The hands pass each other in one second, one hidden behind the other for a while."""
    tracker = HandTracker()
    for t in np.arange(fps + 1) / fps:
        right, left = raw_hand(0.2 + 0.6 * t, 0.5), raw_hand(0.8 - 0.6 * t, 0.52, handedness="left")
        seen = [right] if abs(t - 0.5) < merged / 2 else [left, right]
        frame = tracker.update(float(t), *SIZE, seen)
    places = {hand.handedness: round(float(hand.image[9, 0]), 1) for hand in frame.hands}
    assert places == {"right": 0.8, "left": 0.2}
    assert {hand.track_id for hand in frame.hands} == {1, 2}


@pytest.mark.parametrize("fps", [8, 15, 30, 60])
def test_handedness_settles_by_time_not_by_frames(fps: int) -> None:
    """Wrong for 0.4 s after being right for 2 s: never flips, at any rate of frames."""
    tracker, seen = HandTracker(), set()
    for t in np.arange(int(2.8 * fps)) / fps:
        wrong = 2.0 <= t < 2.4
        frame = tracker.update(
            float(t), *SIZE, [raw_hand(0.5, 0.5, handedness="left" if wrong else "right")]
        )
        seen |= {hand.handedness for hand in frame.hands}
    assert seen == {"right"}


def test_broken_landmarks_are_left_out() -> None:
    tracker = HandTracker()
    good, nan, point = raw_hand(0.3, 0.5), raw_hand(0.6, 0.5), raw_hand(0.8, 0.5)
    broken_image, broken_world = nan.image.copy(), nan.world.copy()
    broken_image[3, 1] = np.nan
    broken_world[3, 2] = np.inf
    detections = [
        replace(nan, image=broken_image),
        good,
        replace(nan, world=broken_world),
        replace(point, image=np.full((21, 3), 0.5, np.float32)),
    ]
    (hand,) = tracker.update(0.0, *SIZE, detections).hands
    np.testing.assert_array_equal(hand.image, good.image)


def test_the_more_certain_of_two_on_one_hand_is_kept() -> None:
    doubtful, certain = raw_hand(0.5, 0.5, score=0.6), raw_hand(0.505, 0.5, score=0.9)
    (hand,) = HandTracker().update(0.0, *SIZE, [doubtful, certain]).hands
    assert hand.score == 0.9


def test_a_far_hand_does_not_take_over_a_near_one() -> None:
    tracker = HandTracker()
    tracker.update(0.0, *SIZE, [raw_hand(0.5, 0.5, width=0.3)])
    (hand,) = tracker.update(0.03, *SIZE, [raw_hand(0.5, 0.5, width=0.05)]).hands
    assert hand.track_id == 2


def test_age_counts_from_the_first_sighting_over_short_losses() -> None:
    tracker = HandTracker()
    for t in (5.0, 5.1, 5.1 + 0.9 * LOST_AFTER):
        frame = tracker.update(t, *SIZE, [raw_hand(0.5, 0.5)])
    assert frame.hands[0].age == pytest.approx(0.1 + 0.9 * LOST_AFTER)


def test_forgetting_does_not_give_an_id_twice() -> None:
    tracker = HandTracker()
    tracker.update(0.0, *SIZE, [raw_hand(0.5, 0.5)])
    tracker.reset()
    assert tracks(tracker.update(0.03, *SIZE, [raw_hand(0.5, 0.5)])) == "2R"
