"""Single labelled hands and their landmarks in mirror view."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pygltflib")
pytest.importorskip("scipy")
pytestmark = pytest.mark.train

from models.training.synth.hands import LABELS, from_geometry, merge  # noqa: E402
from models.training.synth.rig import Rig  # noqa: E402

SEEDS = tuple(range(2 * len(LABELS)))


def test_geometry_gives_each_label_its_hands(rig: Rig, tmp_path: Path) -> None:
    hands = from_geometry(rig, LABELS, SEEDS)
    assert hands.xyz.shape == hands.world.shape == (len(SEEDS), 21, 3)
    assert sorted(set(hands.label)) == sorted(LABELS)
    assert set(hands.handedness) == {"left", "right"}
    assert ((hands.xyz[..., :2] > 0) & (hands.xyz[..., :2] < 1)).all()
    assert np.abs(hands.world).max() < 0.25
    hands.write(tmp_path / "hands.npz")
    with np.load(tmp_path / "hands.npz", allow_pickle=False) as stored:
        np.testing.assert_array_equal(stored["xyz"], hands.xyz)


def test_views_are_proper_rotations(rig: Rig) -> None:
    view = from_geometry(rig, ("palm",), SEEDS[:6]).view
    np.testing.assert_allclose(view @ view.swapaxes(1, 2), np.tile(np.eye(3), (6, 1, 1)), atol=1e-5)
    np.testing.assert_allclose(np.linalg.det(view), 1.0, atol=1e-5)


def test_in_mirror_view_a_right_palm_has_its_thumb_to_the_left(rig: Rig) -> None:
    hands = from_geometry(rig, ("stop",), SEEDS)
    thumb_minus_pinky = hands.xyz[:, 5, 0] - hands.xyz[:, 17, 0]
    facing = np.abs(thumb_minus_pinky) > 0.01
    sign = np.where(hands.handedness == "right", -1, 1)
    assert np.mean((sign * thumb_minus_pinky > 0)[facing]) > 0.9


def test_image_and_world_agree_on_the_shape(rig: Rig) -> None:
    hands = from_geometry(rig, ("palm",), SEEDS[:8])
    for image, world in zip(hands.xyz, hands.world, strict=True):
        flat = (image - image.mean(axis=0)) * [1, 480 / 640, 1]
        correlation = np.corrcoef(flat.ravel(), world.ravel())[0, 1]
        assert correlation > 0.97


def test_batches_merge_in_order_of_their_seeds(rig: Rig) -> None:
    parts = [from_geometry(rig, ("palm", "fist"), seeds) for seeds in ((3, 4), (0, 1, 2))]
    merged = merge(parts)
    assert merged.seed.tolist() == [0, 1, 2, 3, 4]
    assert merged.label.tolist() == ["palm", "fist", "palm", "fist", "palm"]
