"""Films a performance: a frame is what the open shutter gathers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.training.synth.body import PosedArm
from models.training.synth.landmarks import landmarks
from models.training.synth.mesh import Vertices
from models.training.synth.render.renderer import Renderer
from models.training.synth.rig import Rig
from models.training.synth.scene import Performance, Stage
from models.training.synth.sensor import Picture

_PIXELS_PER_EXPOSURE = 4.0
_MOST_EXPOSURES = 8
_SHARPENING = 0.2
"""Webcams sharpen what they see."""


@dataclass(frozen=True)
class Shot:
    """One frame: picture (h, w, 3) BGR; joints (hands, 21, 2) pixels at mid exposure."""

    picture: NDArray[np.uint8]
    joints: NDArray[np.float32]


def film(
    rig: Rig, renderer: Renderer, stage: Stage, performance: Performance, fps: float
) -> Iterator[Shot]:
    """Yield the frames of a performance in order."""
    for number in range(round(performance.seconds * fps)):
        yield _shot(rig, renderer, stage, performance, number / fps, stage.sensor.shutter / fps)


def _shot(
    rig: Rig, renderer: Renderer, stage: Stage, performance: Performance, t: float, open_for: float
) -> Shot:
    def arms(when: float) -> list[PosedArm]:
        return [
            stage.person.posed(rig, track.at(when), side)
            for side, track in performance.tracks.items()
        ]

    def joints(when: float) -> Vertices:
        return np.array([stage.camera.project(landmarks(arm)) for arm in arms(when)])

    travel = float(np.linalg.norm(joints(t + open_for) - joints(t), axis=-1).max())
    exposures = int(np.clip(np.ceil(travel / _PIXELS_PER_EXPOSURE), 1, _MOST_EXPOSURES))
    picture = stage.backdrop.at(t)
    layers = [
        _layer(renderer, stage, arms(t + open_for * (k + 0.5) / exposures))
        for k in range(exposures)
    ]
    seen = [layer for layer in layers if layer is not None]
    if seen:
        layer = np.sum(seen, axis=0) / np.float32(len(layers))
        picture = layer[..., :3] + (1 - layer[..., 3:]) * picture
    return Shot(
        stage.sensor.expose(stage.rng, picture), joints(t + open_for / 2).astype(np.float32)
    )


def _layer(renderer: Renderer, stage: Stage, arms: list[PosedArm]) -> Picture | None:
    """Return the arms' picture, or None when none of them is in view."""
    visible = [arm for arm in arms if _in_view(stage, arm)]
    return renderer.draw(visible, stage.look) if visible else None


def _in_view(stage: Stage, arm: PosedArm) -> bool:
    pixels = stage.camera.project(arm.vertices)
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    return bool((high > 0).all() and (low < [stage.camera.width, stage.camera.height]).all())
