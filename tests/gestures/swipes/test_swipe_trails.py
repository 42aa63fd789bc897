"""Following palms through losses, new identities and ghosts."""

from __future__ import annotations

from dataclasses import replace

from swipe_script import parse

from gestures.landmarks import HandFrame
from gestures.swipe.parameters import SwipeParameters
from gestures.swipe.trail import MEMORY
from gestures.swipe.trails import Trails


def frames(text: str, fps: float = 30) -> list[HandFrame]:
    return list(parse(text).frames(fps))


def follow(*moments: HandFrame) -> Trails:
    trails = Trails(SwipeParameters())
    for frame in moments:
        trails.follow(frame)
    return trails


def test_a_trail_keeps_two_seconds() -> None:
    (trail,) = follow(*frames("rest 3000ms", fps=60))
    assert MEMORY - 0.02 < trail.t[-1] - trail.t[0] <= MEMORY
    assert trail.born == 0.0


def test_a_very_fast_source_does_not_overflow() -> None:
    (trail,) = follow(*frames("left 4 in 1500ms", fps=1000))
    assert len(trail.t) >= 256
    assert (trail.t[1:] > trail.t[:-1]).all()


def test_edge_on_frames_do_not_change_the_scale() -> None:
    moments = frames("rest 1000ms")
    thin = [
        replace(frame, hands=tuple(_narrowed(hand) for hand in frame.hands))
        for frame in moments[20:]
    ]
    (trail,) = follow(*moments[:20], *thin)
    assert abs(trail.scale - 0.1) < 0.001


def _narrowed(hand):  # type: ignore[no-untyped-def]
    centre = hand.image.mean(axis=0)
    return replace(hand, image=centre + (hand.image - centre) * 0.6)


def test_a_lost_hand_comes_back_under_another_id() -> None:
    (trail,) = follow(*frames("rest 300ms\ngone 100ms\nnew id\nrest 200ms"))
    assert (trail.track_id, trail.born) == (2, 0.0)


def test_after_a_long_loss_it_is_another_hand() -> None:
    (trail,) = follow(*frames("rest 300ms\ngone 500ms\nnew id\nrest 200ms"))
    assert trail.born > 0.7


def test_the_other_hand_elsewhere_is_another_hand() -> None:
    moments = frames("rest 300ms\ngone 100ms\njump 3 0\nnew id\nrest 200ms")
    as_left = [
        replace(f, hands=tuple(replace(h, handedness="left") for h in f.hands)) if f.t > 0.3 else f
        for f in moments
    ]
    assert max(trail.born for trail in follow(*as_left)) > 0.35


def test_a_hand_found_twice_is_followed_once() -> None:
    first, second, *rest = frames("rest 100ms\nnew id\nrest 300ms")
    ghost = replace(first.hands[0], track_id=2)
    both = replace(second, hands=(*second.hands, ghost))
    (trail,) = follow(first, both, *(f for f in rest if f.hands[0].track_id == 2))
    assert (trail.track_id, trail.born) == (2, first.t)


def test_a_hand_lost_on_its_way_remains_the_hand_it_was() -> None:
    moments = frames("rest 400ms\nleft 5 in 300ms lost 50..250ms\nnew id\nrest 100ms")
    renamed = [
        replace(f, hands=tuple(replace(h, handedness="left", track_id=2) for h in f.hands))
        if f.t > 0.5
        else f
        for f in moments
    ]
    (trail,) = follow(*renamed)
    assert (trail.track_id, trail.handedness) == (2, "right")
