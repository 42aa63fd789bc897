"""What optics, sensor and compression do to a picture, in BGR floats in [0, 1]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Picture = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Sensor:
    """blur: pixels (sigma). noise: of full scale, at white. gain: exposure of the picture.

    shutter: share of the frame interval during which light is gathered.
    saturation: 1 keeps colours, less washes them out. jpeg: quality, 0 leaves it out.
    """

    blur: float = 0.6
    noise: float = 0.01
    gain: float = 1.0
    shutter: float = 0.5
    saturation: float = 1.0
    jpeg: int = 0

    def expose(self, rng: Generator, picture: Picture) -> NDArray[np.uint8]:
        """Return the picture (h, w, 3) as the camera would hand it over."""
        picture = _saturate(picture * np.float32(self.gain), self.saturation)
        picture = cv2.GaussianBlur(picture, (0, 0), self.blur)
        picture = picture + self._grain(rng, picture)
        out = (np.clip(picture, 0, 1) * 255).astype(np.uint8)
        if self.jpeg:
            out = cv2.imdecode(
                cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, self.jpeg])[1], 1
            )
        return out

    def _grain(self, rng: Generator, picture: Picture) -> Picture:
        """Shot noise in each pixel plus coarser chroma noise, as demosaicking leaves it."""
        height, width = picture.shape[:2]
        fine = rng.standard_normal(picture.shape, dtype=np.float32)
        coarse = rng.standard_normal((height // 2, width // 2, 3), dtype=np.float32)
        amount = 0.4 + 0.8 * np.sqrt(np.clip(picture, 0, 1))
        return np.float32(self.noise) * (
            amount * fine + np.float32(0.8) * cv2.resize(coarse, (width, height))
        )


def random_sensor(rng: Generator) -> Sensor:
    """Return a webcam between good and poor."""
    return Sensor(
        blur=rng.uniform(0.4, 1.0),
        noise=rng.uniform(0.004, 0.02),
        gain=rng.uniform(0.85, 1.1),
        shutter=rng.uniform(0.3, 0.8),
        saturation=rng.uniform(0.8, 1.1),
        jpeg=int(rng.integers(60, 95)),
    )


def _saturate(picture: Picture, amount: float) -> Picture:
    if amount == 1.0:
        return picture
    grey = picture.mean(axis=2, keepdims=True)
    return grey + np.float32(amount) * (picture - grey)
