"""What the verifier learns from: movements that are what they are called."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from swipe_script import palm_shape, parse

pytest.importorskip("scipy", reason="needs the train extra")

from gestures.detections import RawHand
from models.training.swipes.altered import slimmed
from models.training.swipes.data import Recording
from models.training.swipes.examples import by_truth, candidates
from models.training.swipes.plain import plain
from models.training.swipes.plan import WAYS, Room
from models.training.swipes.plans import CLEAR_PLANS, PLANS
from models.training.swipes.sketches import Sketch
from models.training.swipes.varied import Variation, varied
from models.training.synth.truth import TrueEvent

pytestmark = pytest.mark.train

SEEDS = range(20)


@pytest.mark.parametrize(
    "make", dict.fromkeys((*PLANS, *CLEAR_PLANS)), ids=lambda make: make.__name__
)
def test_strokes_of_a_plan_go_where_their_names_say(make) -> None:  # type: ignore[no-untyped-def]
    for seed in SEEDS:
        plan = make(Room.of(0.08, np.random.default_rng(seed)))
        for number, name in plan.strokes.items():
            way = plan.moves[number].way
            assert way @ np.array(WAYS[name]) > 0.8 * np.hypot(*way)


def test_equal_seeds_give_equal_movements() -> None:
    first, second = (plain(palm_shape(), np.random.default_rng(3)) for _ in range(2))
    assert first.events == second.events
    assert all(np.array_equal(first.hands[side], second.hands[side]) for side in first.hands)


def test_a_slimmed_hand_keeps_its_place_and_length() -> None:
    hand = palm_shape() * 0.1 + np.array([0.5, 0.5, 0], np.float32)
    thin = slimmed(Sketch("any", {"right": hand[None]}, ()), 0.5).hands["right"][0]
    assert np.allclose(thin[:, 1], hand[:, 1], atol=0.02)
    assert np.ptp(thin[:, 0]) == pytest.approx(0.5 * np.ptp(hand[:, 0]), rel=0.25)


STILL = Variation(
    fps=20.0,
    aspect=4 / 3,
    jitter=0.0,
    dropped=0.0,
    noise=0.0,
    mirrored=False,
    size=1.0,
    turn=0.0,
    shift=(0.0, 0.0),
)


def recording() -> Recording:
    frames = parse("rest 200ms\nleft 4 in 300ms\nrest 200ms").frames(20)
    moments = tuple(
        tuple(RawHand(h.image, h.world, h.handedness, 1.0, 1.0) for h in frame.hands)
        for frame in frames
    )
    return Recording("swipe_left", "left", 4.0, False, moments)


def centre_x(stream) -> list[float]:  # type: ignore[no-untyped-def]
    return [frame.hands[0].image[:, 0].mean() for frame in stream]


def test_a_recording_that_is_not_varied_stays_as_it_is() -> None:
    seen, stream = varied(recording(), STILL, np.random.default_rng(0))
    assert seen.swipe == "swipe_left"
    original = [hands[0].image[:, 0].mean() for hands in recording().moments]
    assert np.allclose(centre_x(stream), original, atol=1e-5)


def test_a_mirrored_swipe_goes_the_other_way_by_the_other_hand() -> None:
    seen, stream = varied(recording(), replace(STILL, mirrored=True), np.random.default_rng(0))
    assert seen.swipe == "swipe_right"
    assert stream[0].hands[0].handedness == "left"
    assert centre_x(stream)[-1] > centre_x(stream)[0]


def test_frames_are_lost_and_times_go_on() -> None:
    rng = np.random.default_rng(0)
    _, stream = varied(recording(), replace(STILL, dropped=0.5, jitter=0.9), rng)
    times = [frame.t for frame in stream]
    assert 0 < len(times) < len(recording().moments)
    assert (np.diff(times) > 0).all()


def verdicts(start: float) -> set[bool | None]:
    """Return what looks at a stroke down from so many tenths of the picture are called."""
    script = parse(f"at 6.5 {start}\nrest 400ms\ndown 4 in 300ms\nrest 200ms")
    judge = by_truth([TrueEvent("swipe_down", 0.4, 0.7, "right")])
    looks = [look for look in candidates(script.frames(30)) if look.stroke.length > 3.5]
    return {None if (verdict := judge(look)) is None else verdict[0] for look in looks}


def test_a_hand_that_is_put_down_is_no_example_of_a_swipe() -> None:
    assert verdicts(start=2) == {True}
    assert verdicts(start=5.5) == {None}


def test_what_is_swapped_in_is_a_swipe_where_the_example_is() -> None:
    torch = pytest.importorskip("torch", reason="needs the train extra")
    from models.training.swipes.disturbance import Likes

    labels = torch.tensor([1.0, 0.0, 0.0, 1.0, 0.0])
    which = torch.arange(5).repeat(40)
    found = Likes(labels).of(which)
    assert (labels[found] == labels[which]).all()
    assert set(found.tolist()) == set(range(5))
