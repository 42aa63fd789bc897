"""The shapes of the gestures: which fingers are stretched, what touches, what may not overlap."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pygltflib")
pytest.importorskip("scipy")
pytestmark = pytest.mark.train

from models.training.synth.body import ArmState, Person, PosedArm  # noqa: E402
from models.training.synth.held import HELD  # noqa: E402
from models.training.synth.pair import PALM, Pair, Spot, joined, nail, pad  # noqa: E402
from models.training.synth.resting import random_rest  # noqa: E402
from models.training.synth.rig import AVERAGE, Rig  # noqa: E402
from models.training.synth.skeleton import THUMB_TIP, metacarpal  # noqa: E402
from models.training.synth.thumb import posed  # noqa: E402
from models.training.synth.two_hands import TWO_HANDED  # noqa: E402

INDEX, MIDDLE, RING, PINKY = 1, 2, 3, 4
PERSON = Person(AVERAGE, np.zeros(3))
STRETCHED = {
    "point": {INDEX},
    "little_finger": {PINKY},
    "middle_finger": {MIDDLE},
    "three3": {MIDDLE, RING, PINKY},
    "three_gun": {INDEX, MIDDLE},
    "thumb_index": {INDEX},
    "grabbing": set(),
    "one": {INDEX},
    "fist": set(),
}
WAYS = [(gesture, held) for gesture in STRETCHED for held in HELD[gesture]]
PAIRS = [(gesture, pair) for gesture in TWO_HANDED for pair in TWO_HANDED[gesture] if pair.contacts]


def arms_of(rig: Rig, pair: Pair) -> dict[str, PosedArm]:
    poses = (posed(rig, pair.right.shape), posed(rig, pair.left.shape))
    return {**joined(rig, PERSON, pair, poses, np.zeros(3))}


def apart(arms: dict[str, PosedArm], right: Spot, left: Spot) -> float:
    return float(np.linalg.norm(right.on(arms["right"]) - left.on(arms["left"])))


def stretched(joints: np.ndarray) -> set[int]:
    """A finger is stretched when it is nearly as long as its bones together."""
    out = set()
    for finger in (INDEX, MIDDLE, RING, PINKY):
        at = joints[metacarpal(finger) + 1 : metacarpal(finger) + 5, :3, 3]
        bones = np.linalg.norm(np.diff(at, axis=0), axis=1).sum()
        if np.linalg.norm(at[-1] - at[0]) > 0.97 * bones:
            out.add(finger)
    return out


@pytest.mark.parametrize(
    ("gesture", "held"), WAYS, ids=lambda x: x if isinstance(x, str) else x.name
)
def test_the_fingers_of_a_gesture_are_stretched_and_no_others(rig: Rig, gesture, held) -> None:
    assert stretched(rig.joints(posed(rig, held.shape))) == STRETCHED[gesture]


@pytest.mark.parametrize("held", HELD["grip"], ids=lambda held: held.name)
def test_in_a_grip_the_thumb_meets_index_and_middle_finger(rig: Rig, held) -> None:
    at = rig.joints(posed(rig, held.shape))[:, :3, 3]
    for finger in (INDEX, MIDDLE):
        assert np.linalg.norm(at[THUMB_TIP] - at[metacarpal(finger) + 4]) < 0.025


@pytest.mark.parametrize("held", HELD["grabbing"], ids=lambda held: held.name)
def test_grabbing_hands_touch_nothing(rig: Rig, held) -> None:
    at = rig.joints(posed(rig, held.shape))[:, :3, 3]
    assert np.linalg.norm(at[THUMB_TIP] - at[metacarpal(INDEX) + 4]) > 0.03


@pytest.mark.parametrize("held", HELD["point"], ids=lambda held: held.name)
def test_a_pointing_finger_points_at_the_camera(rig: Rig, held) -> None:
    state = ArmState(np.array([-0.1, 0.0, 0.25]), held.aim, posed(rig, held.shape))
    joints = PERSON.posed(rig, state, "right").joints[:, :3, 3]
    way = joints[metacarpal(INDEX) + 4] - joints[metacarpal(INDEX) + 1]
    assert way[2] > 0.9 * np.linalg.norm(way)


@pytest.mark.parametrize(
    ("gesture", "pair"), PAIRS, ids=lambda x: x if isinstance(x, str) else x.name
)
def test_two_hands_meet_where_they_should(rig: Rig, gesture: str, pair: Pair) -> None:
    arms = arms_of(rig, pair)
    ways = [left.on(arms["left"]) - right.on(arms["right"]) for right, left in pair.contacts]
    np.testing.assert_allclose(np.mean(ways, axis=0), pair.gap, atol=0.002)


@pytest.mark.parametrize("pair", TWO_HANDED["holy"], ids=lambda pair: pair.name)
def test_praying_hands_touch_and_hardly_overlap(rig: Rig, pair: Pair) -> None:
    arms = arms_of(rig, pair)
    assert apart(arms, PALM, PALM) < 0.016
    assert apart(arms, pad(MIDDLE), pad(MIDDLE)) < 0.012
    own_hand = rig.mesh.vertices[:, 2] < 0.0
    beyond = arms["right"].vertices[own_hand, 0]
    # The balls of the thumbs give way, by no more than flesh does.
    assert beyond.max() < 0.018
    assert np.mean(beyond > 0.004) < 0.08


@pytest.mark.parametrize("gesture", ["hand_heart", "hand_heart2"])
def test_a_heart_is_closed_above_and_below(rig: Rig, gesture: str) -> None:
    for pair in TWO_HANDED[gesture]:
        arms = arms_of(rig, pair)
        above, below = nail(INDEX), pad(0)
        assert apart(arms, above, above) < 0.025
        assert apart(arms, below, below) < 0.025
        assert above.on(arms["right"])[1] > below.on(arms["right"])[1] + 0.03


def test_only_the_winged_heart_has_fingers_up(rig: Rig) -> None:
    for gesture, expected in (("hand_heart", True), ("hand_heart2", False)):
        for pair in TWO_HANDED[gesture]:
            assert (
                {MIDDLE, RING} <= stretched(rig.joints(posed(rig, pair.right.shape)))
            ) is expected


def test_timeout_is_a_t(rig: Rig) -> None:
    for pair in TWO_HANDED["timeout"]:
        directions = []
        for arm in arms_of(rig, pair).values():
            way = arm.joints[metacarpal(MIDDLE) + 4, :3, 3] - arm.joints[0, :3, 3]
            directions.append(way / np.linalg.norm(way))
        assert abs(directions[0] @ directions[1]) < 0.35


def test_crossed_arms_cross(rig: Rig) -> None:
    for pair in TWO_HANDED["xsign"]:
        arms = arms_of(rig, pair)
        assert arms["right"].joints[0, 0, 3] > 0 > arms["left"].joints[0, 0, 3]


def test_a_frame_has_four_sides(rig: Rig) -> None:
    arms = arms_of(rig, TWO_HANDED["take_picture"][0])
    for right, left in ((INDEX, 0), (0, INDEX)):
        assert apart(arms, pad(right, 0.0), pad(left, 0.0)) < 0.02
    wrists = [arm.joints[metacarpal(INDEX) + 1, :3, 3] for arm in arms.values()]
    assert np.linalg.norm(wrists[0] - wrists[1]) > 0.07


def test_a_pair_swapped_is_its_mirror_image(rig: Rig) -> None:
    pair = TWO_HANDED["timeout"][0]
    arms, swapped = arms_of(rig, pair), arms_of(rig, pair.swapped())
    mirrored = arms["right"].joints[:, :3, 3] * [-1, 1, 1]
    np.testing.assert_allclose(swapped["left"].joints[:, :3, 3], mirrored, atol=1e-3)


def test_hands_between_gestures_are_neither(rig: Rig) -> None:
    rng = np.random.default_rng(0)
    names = [random_rest(rng)[0].name for _ in range(200)]
    assert len({name for name in names if " to " in name}) > 20
    assert {"keyboard", "chin", "cup"} <= set(names)
