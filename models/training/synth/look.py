"""What a person and a light look like: skin, sleeve, lamps. Colours are linear RGB in [0, 1]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Colour = NDArray[np.floating[Any]]

SKIN_TONES = np.array(
    [
        [0.30, 0.19, 0.14],
        [0.38, 0.25, 0.18],
        [0.47, 0.32, 0.23],
        [0.58, 0.40, 0.30],
        [0.68, 0.49, 0.38],
        [0.78, 0.58, 0.46],
        [0.86, 0.66, 0.55],
        [0.89, 0.71, 0.62],
    ]
)
"""sRGB, dark to light."""

BARE = 9.0
"""A sleeve that begins this far behind the wrist (metres) is none."""


@dataclass(frozen=True)
class Skin:
    tone: Colour
    palm_lightness: float
    redness: float
    shine: float
    gloss: float
    creases: float
    mottling: float
    nails: float
    grain: float


@dataclass(frozen=True)
class Sleeve:
    """start: metres behind the wrist. stripes: 0 or 1."""

    start: float
    colour: Colour
    stripes: float


@dataclass(frozen=True)
class Light:
    """A key lamp, a weaker fill from the other side, and the room's own light."""

    key_direction: Colour
    key: Colour
    fill_direction: Colour
    fill: Colour
    above: Colour
    below: Colour
    shadow: float


@dataclass(frozen=True)
class Look:
    skin: Skin
    sleeve: Sleeve
    light: Light


def linear(srgb: Colour) -> Colour:
    """Return sRGB values as linear light (gamma 2.2)."""
    return np.asarray(srgb) ** 2.2


def srgb(colour: Colour) -> Colour:
    """Return linear light as sRGB values (gamma 2.2)."""
    return np.clip(colour, 0.0, 1.0) ** (1 / 2.2)


def random_look(rng: Generator) -> Look:
    """Return a random person under a random light."""
    return Look(random_skin(rng), random_sleeve(rng), random_light(rng))


def random_skin(rng: Generator) -> Skin:
    place = rng.uniform(0, len(SKIN_TONES) - 1)
    tones = [np.interp(place, range(len(SKIN_TONES)), SKIN_TONES[:, c]) for c in range(3)]
    tone = np.clip(np.array(tones) * rng.uniform(0.95, 1.05) * rng.normal(1, 0.015, 3), 0.05, 0.95)
    return Skin(
        tone=linear(tone),
        palm_lightness=rng.uniform(0.3, 0.9) * (1.5 if place < 3 else 1.0),
        redness=rng.uniform(0.3, 1.0),
        shine=rng.uniform(0.015, 0.045),
        gloss=rng.uniform(8, 20),
        creases=rng.uniform(0.35, 0.8),
        mottling=rng.uniform(0.15, 0.4),
        nails=rng.uniform(0.3, 1.2),
        grain=rng.uniform(0, 1),
    )


def random_sleeve(rng: Generator) -> Sleeve:
    bright = rng.uniform(0.1, 0.8, 3) * rng.uniform(0.6, 1.0)
    colour = 0.55 * bright + 0.45 * bright.mean()
    start = rng.uniform(0.035, 0.09) if rng.random() < 0.5 else rng.uniform(0.30, 0.36)
    return Sleeve(start, linear(colour), float(rng.random() < 0.2))


def random_light(rng: Generator) -> Light:
    warmth = rng.normal(0, 0.07)
    white = np.array([1 + warmth, 1, 1 - warmth])
    side = rng.uniform(-1, 1)
    exposure = np.exp(rng.normal(0.05, 0.2))
    ambient = exposure * rng.uniform(0.4, 0.75)
    return Light(
        key_direction=np.array([side, rng.uniform(0.0, 1.1), rng.uniform(0.3, 1.1)]),
        key=exposure * rng.uniform(0.4, 1.05) * white,
        fill_direction=np.array([-side + 0.01, rng.uniform(-0.2, 0.4), 0.6]),
        fill=exposure * rng.uniform(0.08, 0.35) * white[::-1],
        above=ambient * 0.62 * white * [1.0, 1.02, 1.05],
        below=ambient * 0.50 * white * [1.06, 1.0, 0.94],
        shadow=rng.uniform(0.4, 0.9),
    )
