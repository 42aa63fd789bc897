"""Room and person together, the person never quite still."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from models.training.synth.camera import Camera
from models.training.synth.look import Look
from models.training.synth.rotations import Vector
from models.training.synth.scenery.figure import Figure
from models.training.synth.scenery.room import paint_room
from models.training.synth.sensor import Picture

_SWAY = 0.004
"""Metres by which a seated person drifts."""


class Backdrop:
    """What the camera sees without the hand."""

    def __init__(
        self, rng: Generator, camera: Camera, origin: Vector, look: Look, person: bool = True
    ) -> None:
        self._room = paint_room(rng, camera.width, camera.height)
        light = float(np.mean(look.light.above + 0.35 * look.light.key))
        self._room *= np.float32(np.clip(1.6 * light, 0.6, 1.15))
        self._figure = Figure(rng, camera, origin, look).paint() if person else None
        self._origin, self._focal = origin, camera.focal_pixels
        self._phases = rng.uniform(0, 2 * np.pi, 4)
        self._pixels = _SWAY * camera.focal_pixels / -float(origin[2])

    def behind(self, origin: Vector) -> Picture:
        """Return the picture with the person moved to an origin (metres of the camera frame)."""
        if self._figure is None:
            return self._room
        height, width = self._room.shape[:2]
        scale = float(self._origin[2] / origin[2])
        middle = np.array([width / 2, height / 2])
        was, now = (
            middle + self._focal * place[:2] / -place[2] * [1, -1]
            for place in (self._origin, origin)
        )
        move = np.array([[scale, 0, 0], [0, scale, 0]])
        move[:, 2] = now - scale * was
        return self._over_room(move)

    def at(self, t: float) -> Picture:
        """Return the picture (h, w, 3), BGR in [0, 1], at t seconds."""
        if self._figure is None:
            return self._room
        a, b, c, d = self._phases
        dx = np.sin(2 * np.pi * 0.23 * t + a) + 0.4 * np.sin(2 * np.pi * 0.71 * t + b)
        dy = 0.4 * np.sin(2 * np.pi * 0.27 * t + c) + 0.2 * np.sin(2 * np.pi * 0.9 * t + d)
        shift = np.array([[1, 0, self._pixels * dx], [0, 1, self._pixels * dy]])
        return self._over_room(shift)

    def _over_room(self, move: Picture) -> Picture:
        height, width = self._room.shape[:2]
        person = cv2.warpAffine(
            self._figure, move, (width, height), borderMode=cv2.BORDER_REPLICATE
        )
        return person[..., :3] + (1 - person[..., 3:]) * self._room
