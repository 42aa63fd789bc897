"""Writes a filmed performance as a clip with its truth beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

from models.training.synth.film import Shot
from models.training.synth.scene import Performance, Stage
from models.training.synth.truth import Truth, write_joints


def write_clip(
    path: Path, shots: Iterable[Shot], stage: Stage, performance: Performance, fps: float, seed: int
) -> Truth:
    """Write clip, truth and joints; the clip appears under its name only when complete.

    Raises OSError when the video cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.stem}.partial{path.suffix}")
    size = (stage.camera.width, stage.camera.height)
    writer = cv2.VideoWriter(str(partial), cv2.VideoWriter.fourcc(*"mp4v"), fps, size)
    if not writer.isOpened():
        raise OSError(f"cannot write {partial}: is the folder writable, the name an .mp4?")
    joints = []
    for shot in shots:
        writer.write(shot.picture)
        joints.append(shot.joints)
    writer.release()
    truth = Truth(
        clip=path.name,
        fps=fps,
        width=size[0],
        height=size[1],
        duration=round(len(joints) / fps, 3),
        seed=seed,
        description=performance.description,
        events=performance.events,
        poses=performance.poses,
    )
    truth.write(path)
    write_joints(path, np.array(joints), tuple(performance.tracks))
    partial.replace(path)
    return truth
