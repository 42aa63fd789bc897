"""What the scripts say is what the arms do: directions, names, strokes, returns, determinism."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pygltflib")
pytest.importorskip("scipy")
pytestmark = pytest.mark.train

from models.training.synth.camera import Camera  # noqa: E402
from models.training.synth.landmarks import landmarks  # noqa: E402
from models.training.synth.motion.idle import IDLE  # noqa: E402
from models.training.synth.motion.strokes import STYLES, SWIPES, Style  # noqa: E402
from models.training.synth.motion.track import minimum_jerk  # noqa: E402
from models.training.synth.poses import GESTURES  # noqa: E402
from models.training.synth.recipes import Wish, recipe  # noqa: E402
from models.training.synth.rig import Rig  # noqa: E402
from models.training.synth.scene import Performance, Stage  # noqa: E402
from models.training.synth.truth import SIDES, Side  # noqa: E402

CAMERA = Camera(160, 120)
PALM = [0, 5, 9, 13, 17]


def perform(rig: Rig, wish: Wish, seed: int = 5) -> tuple[Stage, Performance]:
    return recipe(wish)(np.random.default_rng(seed), rig, CAMERA)


def palm_at(rig: Rig, stage: Stage, performance: Performance, side: Side, t: float) -> np.ndarray:
    arm = stage.person.posed(rig, performance.tracks[side].at(t), side)
    return CAMERA.project(landmarks(arm))[PALM].mean(axis=0)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", SWIPES)
def test_a_swipe_goes_where_its_name_says(rig: Rig, name: str, style: Style, side: Side) -> None:
    stage, performance = perform(rig, Wish(name, side, distance=0.9, style=style))
    (event,) = performance.events
    assert (event.name, event.hand) == (name, side)
    start, end = (palm_at(rig, stage, performance, side, t) for t in (event.start, event.end))
    # Unmirrored pictures: the user's own left is towards larger x.
    axis, sign = {
        "swipe_left": (0, 1),
        "swipe_right": (0, -1),
        "swipe_up": (1, -1),
        "swipe_down": (1, 1),
    }[name]
    moved = end - start
    assert sign * moved[axis] > 0.1 * CAMERA.width
    assert abs(moved[axis]) > 1.5 * abs(moved[1 - axis])


def test_a_stroke_takes_the_time_it_was_asked_to(rig: Rig) -> None:
    _, performance = perform(rig, Wish("swipe_left", "right", stroke=0.31))
    assert performance.events[0].end - performance.events[0].start == pytest.approx(0.31)


@pytest.mark.parametrize("back", ["slow", "quick"])
def test_the_way_back_is_no_event(rig: Rig, back: str) -> None:
    stage, performance = perform(rig, Wish("swipe_left", "right", distance=0.9, back=back))
    (event,) = performance.events
    times = np.arange(event.end, performance.seconds, 1 / 30)
    x = [palm_at(rig, stage, performance, "right", t)[0] for t in times]
    assert min(x) < x[0] - 0.1 * CAMERA.width


@pytest.mark.parametrize("gesture", sorted(GESTURES))
def test_a_pose_is_labelled_while_it_is_held(rig: Rig, gesture: str) -> None:
    stage, performance = perform(rig, Wish(gesture, "left"))
    (event,) = performance.events
    assert (event.name, event.hand, performance.poses) == (gesture, "left", "labelled")
    track = performance.tracks["left"]
    shapes = [track.at(t).pose for t in (event.start, event.end)]
    assert np.abs(shapes[0] - shapes[1]).max() < 4.0
    assert np.abs(shapes[0] - stage.pose(gesture)).max() < 4.0


@pytest.mark.parametrize("kind", sorted(IDLE))
def test_idle_movement_moves_and_means_nothing(rig: Rig, kind: str) -> None:
    stage, performance = perform(rig, Wish(kind, "right"))
    assert performance.events == ()
    times = np.arange(0, performance.seconds, 0.1)
    path = np.array([palm_at(rig, stage, performance, "right", t) for t in times])
    assert np.ptp(path, axis=0).max() > 0.1 * CAMERA.height


def test_equal_seeds_give_equal_joints_and_others_do_not(rig: Rig) -> None:
    wish = Wish("swipe_up", "right")
    paths = []
    for seed in (3, 3, 4):
        stage, performance = perform(rig, wish, seed)
        paths.append([palm_at(rig, stage, performance, "right", t) for t in (0.5, 1.0, 1.5)])
    np.testing.assert_array_equal(paths[0], paths[1])
    assert np.abs(np.subtract(paths[0], paths[2])).max() > 1.0


def test_hands_move_without_jumps(rig: Rig) -> None:
    _, performance = perform(rig, Wish("swipe_left", "right", distance=0.9, stroke=0.4))
    times = np.arange(0, performance.seconds, 0.002)
    wrists = np.array([performance.tracks["right"].at(t).wrist for t in times])
    metres_a_second = np.linalg.norm(np.diff(wrists, axis=0), axis=1) / 0.002
    assert metres_a_second.max() < 4.0


def test_minimum_jerk_starts_and_ends_at_rest() -> None:
    assert [minimum_jerk(x) for x in (-1.0, 0.0, 0.5, 1.0, 2.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert minimum_jerk(0.01) < 1e-4
    assert minimum_jerk(0.99) > 1 - 1e-4


def test_two_hands_do_two_things(rig: Rig) -> None:
    stage, performance = perform(rig, Wish("palm", "right", distance=0.9, other="fist"))
    assert {(e.name, e.hand) for e in performance.events} == {("palm", "right"), ("fist", "left")}
    at = max(e.start for e in performance.events)
    right, left = (palm_at(rig, stage, performance, side, at) for side in ("right", "left"))
    assert left[0] > right[0]


def test_an_unknown_kind_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"'swipe_lfet'.*swipe_left"):
        Wish("swipe_lfet", "right")
