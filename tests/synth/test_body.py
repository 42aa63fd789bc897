"""Arms in front of a camera: left mirrors right, bones hang together, projection is true."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pygltflib")
pytest.importorskip("scipy")
pytestmark = pytest.mark.train

from models.training.synth.arm import FOREARM_LENGTH, UPPER_ARM_LENGTH  # noqa: E402
from models.training.synth.body import SHOULDER, ArmState, Person, elbow_of  # noqa: E402
from models.training.synth.camera import Camera  # noqa: E402
from models.training.synth.landmarks import landmarks  # noqa: E402
from models.training.synth.orientation import Aim  # noqa: E402
from models.training.synth.poses import GESTURES  # noqa: E402
from models.training.synth.rig import Build, Rig  # noqa: E402
from models.training.synth.skeleton import UPPER_ARM  # noqa: E402
from models.training.synth.thumb import posed  # noqa: E402

INDEX_MCP, PINKY_MCP, MIDDLE_TIP, THUMB_TIP, WRIST = 5, 17, 12, 4, 0
PERSON = Person(Build(), np.array([0.0, -0.12, -0.9]))


def state(rig: Rig, aim: Aim) -> ArmState:
    return ArmState(np.array([-0.1, 0.0, 0.28]), aim, posed(rig, GESTURES["palm"]))


def test_the_left_arm_is_the_right_one_in_the_mirror(rig: Rig) -> None:
    right, left = (PERSON.posed(rig, state(rig, Aim(70, 20, 30, 5)), s) for s in ("right", "left"))
    np.testing.assert_allclose(left.vertices, right.vertices * [-1, 1, 1], atol=1e-9)
    np.testing.assert_allclose(landmarks(left), landmarks(right) * [-1, 1, 1], atol=1e-9)


def test_a_right_palm_to_the_camera_has_its_thumb_to_larger_x(rig: Rig) -> None:
    pixels = Camera().project(landmarks(PERSON.posed(rig, state(rig, Aim(90)), "right")))
    assert pixels[THUMB_TIP, 0] > pixels[PINKY_MCP, 0] + 20
    assert pixels[MIDDLE_TIP, 1] < pixels[WRIST, 1] - 50
    # The user's own right hand is on the left of an unmirrored picture.
    assert pixels[WRIST, 0] < Camera().width / 2


def test_rolling_half_round_shows_the_back_of_the_hand(rig: Rig) -> None:
    pixels = Camera().project(landmarks(PERSON.posed(rig, state(rig, Aim(90, 0, 180)), "right")))
    assert pixels[INDEX_MCP, 0] < pixels[PINKY_MCP, 0] - 10


@pytest.mark.parametrize("wrist", [(-0.1, 0.0, 0.3), (-0.2, -0.4, 0.1), (0.2, 0.1, 0.2)])
def test_the_elbow_keeps_both_bones_long(wrist: tuple[float, float, float]) -> None:
    elbow = elbow_of(SHOULDER, np.array(wrist))
    assert np.linalg.norm(elbow - SHOULDER) == pytest.approx(UPPER_ARM_LENGTH)
    assert np.linalg.norm(elbow - wrist) == pytest.approx(FOREARM_LENGTH)


def test_the_rendered_elbow_is_where_kinematics_put_it(rig: Rig) -> None:
    arm = state(rig, Aim(80))
    shown = PERSON.posed(rig, arm, "right").joints[UPPER_ARM, :3, 3] - PERSON.origin
    np.testing.assert_allclose(shown, elbow_of(SHOULDER, arm.wrist), atol=1e-6)


def test_projection_is_a_pinhole() -> None:
    camera = Camera(640, 480, focal=1.0)
    pixels = camera.project(np.array([[0.0, 0.0, -1.0], [0.1, 0.1, -1.0], [0.1, 0.1, -2.0]]))
    np.testing.assert_allclose(pixels, [[320, 240], [384, 176], [352, 208]])


def test_opengl_projects_to_the_same_pixels() -> None:
    camera = Camera(320, 240)
    point = np.array([0.07, -0.05, -0.8])
    clip = camera.matrix() @ [*point, 1.0]
    x, y = (clip[:2] / clip[3] * [1, -1] + 1) / 2 * [320, 240]
    np.testing.assert_allclose([[x, y]], camera.project(point[None]))
