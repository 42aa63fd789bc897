"""A seated person, painted from simple lit solids: torso, neck, head, hair, face."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from models.training.synth.camera import Camera
from models.training.synth.look import Colour, Light, Look, srgb
from models.training.synth.rotations import Vector, unit
from models.training.synth.scenery.room import clouds
from models.training.synth.sensor import Picture

_HAIR = np.array([[0.035, 0.03, 0.03], [0.09, 0.06, 0.045], [0.22, 0.14, 0.08], [0.45, 0.42, 0.4]])
_HEAD = np.array([0.0, 0.235])
_EDGE = 0.9
"""Pixels of blur at outlines, which keeps them from looking cut out."""


class Figure:
    """Paints onto a premultiplied BGRA layer; coordinates are metres of the person frame."""

    def __init__(self, rng: Generator, camera: Camera, origin: Vector, look: Look) -> None:
        self._rng = rng
        self._look = look
        self._scale = camera.focal_pixels / -origin[2]
        self._middle = np.array(
            [
                camera.width / 2 + self._scale * origin[0],
                camera.height / 2 - self._scale * origin[1],
            ]
        )
        self._size = (camera.width, camera.height)
        self.layer: Picture = np.zeros((camera.height, camera.width, 4), np.float32)

    def paint(self) -> Picture:
        """Return the person (h, w, 4), BGRA in [0, 1], premultiplied."""
        hair = self._hair()
        long_hair = self._rng.random() < 0.4
        if long_hair:
            self._solid([0.0, 0.17], [0.115, 0.20], hair, 0.9)
        self._solid([0.0, 0.085], [0.056, 0.105], self._look.skin.tone, 0.75)
        self._torso()
        self._solid(_HEAD + np.array([0.0, 0.028]), [0.092, 0.128], hair, 0.9)
        for side in (-1, 1):
            self._solid(
                _HEAD + np.array([side * 0.079, -0.012]), [0.014, 0.03], self._look.skin.tone, 0.85
            )
        self._solid(_HEAD + np.array([0.0, -0.006]), [0.076, 0.112], self._look.skin.tone, 1.0)
        self._face(hair)
        self._solid(_HEAD + np.array([0.0, 0.098]), [0.074, 0.034], hair, 0.9)
        return self.layer

    def _hair(self) -> Colour:
        """Fair and grey hair is common only among the fair-skinned."""
        choices = len(_HAIR) if self._look.skin.tone.mean() > 0.2 else 2
        return _HAIR[int(self._rng.integers(choices))]

    def _face(self, hair: Colour) -> None:
        skin = self._look.skin.tone
        for side in (-1, 1):
            eye = _HEAD + np.array([side * 0.031, 0.008])
            self._flat(eye, [0.019, 0.012], 0.72 * skin)
            self._flat(eye, [0.0135, 0.006], np.array([0.62, 0.6, 0.58]))
            self._flat(eye, [0.0062, 0.0062], np.array([0.05, 0.03, 0.02]))
            self._flat(eye + np.array([0.0, 0.021]), [0.021, 0.0042], hair * 0.9)
        self._flat(_HEAD + np.array([0.006, -0.028]), [0.0125, 0.017], 0.80 * skin, 2.0)
        self._flat(_HEAD + np.array([0.0, -0.038]), [0.0165, 0.006], 0.62 * skin, 1.5)
        self._flat(_HEAD + np.array([0.0, -0.066]), [0.026, 0.0075], skin * [0.72, 0.42, 0.42])
        self._flat(_HEAD + np.array([0.0, -0.0655]), [0.025, 0.0014], skin * [0.35, 0.2, 0.2])

    def _torso(self) -> None:
        """Shoulders sloping from the neck, then straight down; lit as an upright cylinder."""
        half = [(0.0, 0.075), (0.055, 0.062), (0.13, 0.03), (0.19, 0.0), (0.225, -0.05)]
        half += [(0.245, -0.14), (0.25, -0.30), (0.24, -0.6), (0.23, -1.5)]
        outline = np.array([*half, *((-x, y) for x, y in half[::-1])])
        mask = self._mask_polygon(self._pixels(outline))
        x, y = self._grid()
        across = np.clip(x / 0.25, -0.95, 0.95)
        cover = np.clip(0.6 - (y + 0.02) / 0.12, 0.0, 0.6)
        normal = np.stack([across, cover, np.sqrt(np.clip(1 - across**2, 0.05, 1))], axis=-1)
        cloth = self._look.sleeve.colour * np.ones_like(normal)
        cloth *= (0.7 + 0.6 * clouds(self._rng, *self._size, 7, 0.6))[..., None]
        if self._look.sleeve.stripes:
            cloth *= np.where(np.mod(y, 0.05) < 0.025, 1.0, 0.6)[..., None]
        self._blend(mask, cloth * self._lit(normal))

    def _solid(self, centre: object, radii: object, colour: Colour, brightness: float) -> None:
        """An ellipsoid, lit by the scene's light."""
        x, y = self._grid()
        cx, cy = np.asarray(centre)
        rx, ry = np.asarray(radii)
        u, v = (x - cx) / rx, (y - cy) / ry
        depth = np.sqrt(np.clip(1 - u**2 - v**2, 0.02, 1))
        normal = np.stack([u, v, depth], axis=-1)
        normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
        texture = (0.94 + 0.12 * clouds(self._rng, *self._size, 6, 0.6))[..., None]
        self._blend(self._ellipse(u, v), brightness * colour * texture * self._lit(normal))

    def _flat(self, centre: object, radii: object, colour: Colour, soft: float = 1.0) -> None:
        """A small feature of the face, lit as if it faced the camera."""
        x, y = self._grid()
        cx, cy = np.asarray(centre)
        rx, ry = np.asarray(radii)
        u, v = (x - cx) / rx, (y - cy) / ry
        edge = max(_EDGE / (self._scale * float(min(rx, ry))), 0.3) * soft
        mask = np.clip((1 + edge / 2 - np.sqrt(u**2 + v**2)) / edge, 0, 1).astype(np.float32)
        facing = np.array([[[0.0, 0.0, 1.0]]])
        self._blend(mask, colour * self._lit(facing) * np.ones((*mask.shape, 3)))

    def _lit(self, normal: Picture) -> Picture:
        light: Light = self._look.light
        key = np.clip(normal @ unit(light.key_direction) * 0.75 + 0.25, 0, None)[..., None]
        fill = np.clip(normal @ unit(light.fill_direction), 0, None)[..., None]
        up = 0.5 + 0.5 * normal[..., 1:2]
        room = light.below * (1 - up) + light.above * up
        return light.key * key * 0.85 + light.fill * fill + room

    def _blend(self, mask: Picture, colour: Picture) -> None:
        shown = srgb(colour)[..., ::-1].astype(np.float32)
        mask = mask[..., None]
        self.layer[..., :3] = self.layer[..., :3] * (1 - mask) + shown * mask
        self.layer[..., 3:] = self.layer[..., 3:] * (1 - mask) + mask

    def _ellipse(self, u: Picture, v: Picture) -> Picture:
        mask = (u**2 + v**2 < 1).astype(np.float32)
        return cv2.GaussianBlur(mask, (0, 0), _EDGE)

    def _mask_polygon(self, pixels: Picture) -> Picture:
        mask = np.zeros(self._size[::-1], np.float32)
        cv2.fillPoly(mask, [np.round(pixels).astype(np.int32)], 1.0)
        return cv2.GaussianBlur(mask, (0, 0), 1.3 * _EDGE)

    def _pixels(self, points: Picture) -> Picture:
        return self._middle + self._scale * points * [1.0, -1.0]

    def _grid(self) -> tuple[Picture, Picture]:
        y, x = np.mgrid[0 : self._size[1], 0 : self._size[0]].astype(np.float32)
        return (x - self._middle[0]) / self._scale, (self._middle[1] - y) / self._scale
