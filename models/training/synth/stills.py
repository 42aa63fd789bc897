"""Labelled hands as MediaPipe sees them: rendered single pictures, run through its landmarker."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.random import Generator

from controller.tracker.mediapipe_hands import ImageHands
from models.training.synth.hands import CAMERA, Hands, Pose3D, gather, random_hand
from models.training.synth.landmarks import landmarks
from models.training.synth.look import Look, random_look
from models.training.synth.render.renderer import Renderer
from models.training.synth.rig import Rig
from models.training.synth.scenery.backdrop import Backdrop
from models.training.synth.sensor import Picture, random_sensor

_STILLS_PER_BACKDROP = 8
"""A backdrop costs more than a hand; its person and light are reused with it."""
_SAME_HAND = 0.15
"""Mean distance to the true landmarks, in picture widths, beyond which another thing was found."""


def from_pictures(
    rig: Rig, renderer: Renderer, labels: Sequence[str], seeds: Sequence[int]
) -> Hands:
    """Render a hand for each seed and return those that MediaPipe finds."""
    rows = []
    with ImageHands() as hands:
        for number, seed in enumerate(seeds):
            rng = np.random.default_rng(seed)
            hand = random_hand(rng, rig, labels[seed % len(labels)])
            if number % _STILLS_PER_BACKDROP == 0:
                look = random_look(rng)
                backdrop = Backdrop(rng, CAMERA, hand.person.origin, look).at(0.0)
            picture = _picture(rng, renderer, hand, look, backdrop)
            expected = 1.0 - CAMERA.project(landmarks(hand.arm))[:, 0] / CAMERA.width
            for found in hands.detect_image(picture):
                if np.abs(found.image[:, 0] - expected).mean() < _SAME_HAND:
                    rows.append((hand, found.image, found.world, seed))
                    break
    return gather(rows)


def _picture(
    rng: Generator, renderer: Renderer, hand: Pose3D, look: Look, backdrop: Picture
) -> np.ndarray:
    layer = renderer.draw([hand.arm], look)
    bgr = random_sensor(rng).expose(rng, layer[..., :3] + (1 - layer[..., 3:]) * backdrop)
    return np.ascontiguousarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)[:, ::-1])
