"""Rendering, writing and reading a clip back."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

moderngl = pytest.importorskip("moderngl")
pytest.importorskip("pygltflib")
pytestmark = [pytest.mark.train]

from models.training.synth.camera import Camera  # noqa: E402
from models.training.synth.recipes import Wish  # noqa: E402
from models.training.synth.studio import ClipJob, make_clip  # noqa: E402
from models.training.synth.truth import joints_path, read_truth, truth_path  # noqa: E402


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clips") / "swipe.mp4"
    wish = Wish("swipe_left", "right", distance=0.9, stroke=0.4, style="upright", back="lower")
    try:
        make_clip(ClipJob(path, wish, seed=2, camera=Camera(160, 120), fps=10))
    except (ImportError, OSError, ValueError, moderngl.Error) as error:
        pytest.skip(f"no EGL here: {error}")
    return path


def frames(path: Path) -> list[np.ndarray]:
    capture = cv2.VideoCapture(str(path))
    out = []
    while (read := capture.read())[0]:
        out.append(read[1])
    capture.release()
    return out


def test_clip_truth_and_joints_agree(clip: Path) -> None:
    truth = read_truth(clip)
    pictures = frames(clip)
    with np.load(joints_path(clip)) as stored:
        joints, hands = stored["joints"], stored["handedness"].tolist()
    assert joints.shape == (len(pictures), 1, 21, 2)
    assert hands == ["right"]
    assert pictures[0].shape == (120, 160, 3)
    assert truth.duration == pytest.approx(len(pictures) / truth.fps)
    assert [e.name for e in truth.events] == ["swipe_left"]
    assert 0 < truth.events[0].start < truth.events[0].end < truth.duration


def test_the_hand_is_drawn_where_its_joints_are(clip: Path) -> None:
    pictures = [picture.astype(float) for picture in frames(clip)]
    truth = read_truth(clip)
    with np.load(joints_path(clip)) as stored:
        joints = stored["joints"][:, 0]
    # Before it enters, the same pixels show what is behind it.
    number = round((truth.events[0].start - 0.1) * truth.fps)
    changed = np.abs(pictures[number] - pictures[0]).max(axis=2) > 12
    x, y = joints[number][[0, 5, 9, 13, 17, 6, 10]].astype(int).T
    assert changed[y, x].mean() > 0.8
    far = np.ones_like(changed)
    low, high = joints[number].min(axis=0) - 15, joints[number].max(axis=0) + 15
    far[max(int(low[1]), 0) :, max(int(low[0]) - 30, 0) : int(high[0]) + 30] = False
    assert changed[far].mean() < 0.05


def test_nothing_partial_is_left_behind(clip: Path) -> None:
    assert sorted(p.name for p in clip.parent.iterdir()) == sorted(
        p.name for p in (clip, truth_path(clip), joints_path(clip))
    )


def test_a_truth_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.truth.json").write_text('{"version": 2}', encoding="utf-8")
    with pytest.raises(ValueError, match="expected version 1"):
        read_truth(tmp_path / "x.mp4")
