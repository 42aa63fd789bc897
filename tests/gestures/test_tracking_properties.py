"""What holds for any stream of detections."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from controller.tracker.fakes import raw_hand
from gestures.detections import RawHand
from gestures.landmarks import HandFrame
from gestures.tracking import LOST_AFTER, HandTracker

unit = st.floats(0.0, 1.0)
hands = st.builds(
    raw_hand,
    x=unit,
    y=unit,
    width=st.floats(0.02, 0.5),
    handedness=st.sampled_from(["left", "right"]),
    score=unit,
)
frames = st.tuples(st.floats(0.0, 0.8), st.lists(hands, max_size=4))
streams = st.lists(frames, max_size=25)


def follow(stream: list[tuple[float, list[RawHand]]]) -> list[HandFrame]:
    """Run a stream of (seconds since the last frame, detections) through a new tracker."""
    tracker, t, seen = HandTracker(), 0.0, []
    for gap, detections in stream:
        t += gap
        seen.append(tracker.update(t, 640, 480, detections))
    return seen


@given(streams)
@settings(max_examples=150, deadline=None)
def test_no_two_hands_share_an_id_and_none_is_made_up(
    stream: list[tuple[float, list[RawHand]]],
) -> None:
    for frame, (_, detections) in zip(follow(stream), stream, strict=True):
        ids = [hand.track_id for hand in frame.hands]
        assert ids == sorted(set(ids))
        assert len(ids) <= len(detections)
        assert bool(ids) == bool(detections)
        assert all(any(hand.image is raw.image for raw in detections) for hand in frame.hands)


@given(streams)
@settings(max_examples=150, deadline=None)
def test_an_id_does_not_outlive_a_long_loss(stream: list[tuple[float, list[RawHand]]]) -> None:
    last: dict[int, float] = {}
    for frame in follow(stream):
        for hand in frame.hands:
            assert frame.t - last.get(hand.track_id, frame.t) <= LOST_AFTER
            assert hand.age >= 0
            assert 0.5 <= hand.handedness_score <= 1 + 1e-9
            last[hand.track_id] = frame.t


@given(streams)
@settings(max_examples=100, deadline=None)
def test_equal_streams_give_equal_frames(stream: list[tuple[float, list[RawHand]]]) -> None:
    for one, other in zip(follow(stream), follow(stream), strict=True):
        assert [h.track_id for h in one.hands] == [h.track_id for h in other.hands]
        assert [h.handedness for h in one.hands] == [h.handedness for h in other.hands]
