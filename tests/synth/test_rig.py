"""Forward kinematics, skinning and the thumb's inverse kinematics."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pygltflib")
pytest.importorskip("scipy")
pytestmark = pytest.mark.train

from models.training.synth.poses import GESTURES  # noqa: E402
from models.training.synth.rig import Build, Rig  # noqa: E402
from models.training.synth.shape import OnFinger, OnIndexTip  # noqa: E402
from models.training.synth.skeleton import (  # noqa: E402
    N_JOINTS,
    PARENTS,
    THUMB_TIP,
    WRIST,
    metacarpal,
)
from models.training.synth.thumb import posed  # noqa: E402

REST = np.zeros((N_JOINTS, 3))


def test_the_rest_pose_leaves_the_mesh_as_it_is(rig: Rig) -> None:
    np.testing.assert_allclose(rig.skin(rig.joints(REST)), rig.mesh.vertices, atol=1e-9)


def test_the_surface_is_closed_and_faces_outwards(rig: Rig) -> None:
    edges = {(f[a], f[b]) for f in rig.mesh.faces.tolist() for a, b in ((0, 1), (1, 2), (2, 0))}
    assert all((b, a) in edges for a, b in edges)
    a, b, c = (rig.mesh.vertices[rig.mesh.faces[:, k]] for k in range(3))
    assert np.einsum("ij,ij->", a, np.cross(b, c)) > 0


def test_weights_sum_to_one(rig: Rig) -> None:
    np.testing.assert_allclose(rig.mesh.weights.sum(axis=1), 1.0, atol=1e-9)


@pytest.mark.parametrize("gesture", sorted(GESTURES))
def test_bones_keep_their_length_in_every_pose(rig: Rig, gesture: str) -> None:
    def lengths(pose: np.ndarray) -> np.ndarray:
        at = rig.joints(pose)[:, :3, 3]
        return np.linalg.norm(at[1:] - at[list(PARENTS[1:])], axis=1)

    np.testing.assert_allclose(lengths(posed(rig, GESTURES[gesture])), lengths(REST), atol=1e-9)


def test_flexion_brings_the_fingertip_to_the_palm_side(rig: Rig) -> None:
    tip = metacarpal(1) + 4
    curled = REST.copy()
    curled[metacarpal(1) + 1, 0] = 60
    assert rig.joints(curled)[tip, 1, 3] < rig.joints(REST)[tip, 1, 3] - 0.03


def test_a_longer_build_has_longer_fingers(rig: Rig) -> None:
    tip = metacarpal(2) + 4
    long = Build(length=np.full(N_JOINTS, 1.1))
    reach = [float(np.linalg.norm(rig.joints(REST, b)[tip, :3, 3])) for b in (Build(), long)]
    assert reach[1] == pytest.approx(1.1 * reach[0], rel=0.02)


def test_a_straight_arm_ends_behind_the_wrist(rig: Rig) -> None:
    joints = rig.joints(REST)
    assert joints[WRIST, 2, 3] == 0.0
    assert joints[-1, 2, 3] == pytest.approx(0.25)


def test_the_thumb_meets_the_index_fingertip_in_ok(rig: Rig) -> None:
    assert isinstance(GESTURES["ok"].contact, OnIndexTip)
    at = rig.joints(posed(rig, GESTURES["ok"]))[:, :3, 3]
    assert np.linalg.norm(at[THUMB_TIP] - at[metacarpal(1) + 4]) < 0.022


@pytest.mark.parametrize("gesture", ["fist", "one", "peace", "three", "rock"])
def test_the_thumb_rests_on_a_curled_finger(rig: Rig, gesture: str) -> None:
    contact = GESTURES[gesture].contact
    assert isinstance(contact, OnFinger)
    at = rig.joints(posed(rig, GESTURES[gesture]))[:, :3, 3]
    middle_bone = at[metacarpal(contact.finger) + 2 : metacarpal(contact.finger) + 4]
    assert np.linalg.norm(middle_bone - at[THUMB_TIP], axis=1).min() < 0.035
