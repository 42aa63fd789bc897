"""Changes to pairs of hands (n, 2, 21, 3) that leave the letter what it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import PALM, WRIST
from gestures.signs.letter_features import hand_widths
from models.training.static.augment import FINGERS, rotate

Hands = NDArray[np.float32]
KNUCKLES = [one for one in PALM if one != WRIST]


@dataclass(frozen=True)
class Strength:
    """Standard deviations, and shares of frames changed. Angles are degrees, lengths hand-widths.

    Those of single hands (``hand_``, ``finger_``) differ from hand to hand.
    lost_hand: of two hands, one is not found; lost_relation: their places are not known.
    """

    tilt: float = 30.0
    rotation: float = 18.0
    stretch: float = 0.12
    aspect: float = 0.1
    hand_rotation: float = 12.0
    hand_stretch: float = 0.12
    hand_shift: float = 0.15
    hand_scale: float = 0.08
    finger_angle: float = 8.0
    finger_length: float = 0.08
    noise: float = 0.03
    seen_from_behind: float = 0.1
    lost_hand: float = 0.15
    lost_relation: float = 0.2


def augment(
    hands: Hands, related: NDArray[np.bool_], rng: np.random.Generator, strength: Strength
) -> tuple[Hands, NDArray[np.bool_]]:
    """Return changed hands (n, 2, 21, 2), in hand-widths, and whether their places are known."""
    n = len(hands)
    each = _tilted(in_hand_widths(hands), rng, strength.tilt).reshape(2 * n, 21, 2)
    each = _move_fingers(each, rng, strength)
    centres = each[:, PALM].mean(axis=1, keepdims=True)
    about = _stretch(each - centres, rng, strength.hand_stretch)
    about = _turned_over(about, rng, strength.seen_from_behind)
    about = rotate(about, rng.normal(0, strength.hand_rotation, 2 * n))
    about *= np.exp(rng.normal(0, strength.hand_scale, (2 * n, 1, 1)))
    each = about + centres + rng.normal(0, strength.hand_shift, (2 * n, 1, 2))
    both = _stretch(each.reshape(n, 42, 2), rng, strength.stretch)
    both = rotate(both, rng.normal(0, strength.rotation, n))
    both[..., 0] *= np.exp(rng.normal(0, strength.aspect, (n, 1)))
    both[..., 0] *= rng.choice([-1, 1], (n, 1))
    both += rng.normal(0, strength.noise, both.shape)
    hands = both.reshape(n, 2, 21, 2).astype(np.float32)
    swapped = rng.random(n) < 0.5
    hands[swapped] = hands[swapped, ::-1]
    _lose_hands(hands, rng, strength.lost_hand)
    return hands, related & (rng.random(n) >= strength.lost_relation)


def in_hand_widths(hands: Hands) -> Hands:
    """Return hands about their middle, with a mean hand-width of 1; NaN hands stay NaN."""
    widths = np.nanmean(hand_widths(hands), axis=1)
    middle = np.nanmean(hands[:, :, PALM], axis=(1, 2))
    return (hands - middle[:, None, None]) / np.maximum(widths, 1e-6)[:, None, None, None]


def _tilted(hands: Hands, rng: np.random.Generator, degrees: float) -> Hands:
    """Turn both hands of a frame alike in depth; each about its own palm. Returns x and y."""
    angle = np.radians(rng.normal(0, degrees, (2, len(hands), 1, 1)))
    centres = hands[:, :, PALM].mean(axis=2, keepdims=True)
    about = hands - centres
    x = about[..., 0] * np.cos(angle[0]) + about[..., 2] * np.sin(angle[0])
    z = about[..., 2] * np.cos(angle[0]) - about[..., 0] * np.sin(angle[0])
    y = about[..., 1] * np.cos(angle[1]) + z * np.sin(angle[1])
    shrunk = np.cos(angle).transpose(1, 2, 3, 0)
    return np.stack([x, y], axis=-1) + centres[..., :2] * shrunk


def _lose_hands(hands: Hands, rng: np.random.Generator, share: float) -> None:
    two = np.isfinite(hands).all(axis=(1, 2, 3))
    lost = np.flatnonzero(two & (rng.random(len(hands)) < share))
    hands[lost, rng.integers(0, 2, len(lost))] = np.nan


def _turned_over(about: Hands, rng: np.random.Generator, share: float) -> Hands:
    """Show a share of the hands (n, 21, 2) from behind, pointing the way they did."""
    along = about[:, KNUCKLES].mean(axis=1) - about[:, WRIST]
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    mirrored = 2 * (about * along[:, None]).sum(axis=2, keepdims=True) * along[:, None] - about
    return np.where((rng.random(len(about)) < share)[:, None, None], mirrored, about)


def _move_fingers(points: Hands, rng: np.random.Generator, strength: Strength) -> Hands:
    """Turn each finger about its knuckle and change its length a little."""
    moved = points.copy()
    for finger in FINGERS:
        base = points[:, finger[0], None]
        chain = rotate(points[:, finger] - base, rng.normal(0, strength.finger_angle, len(points)))
        chain *= np.exp(rng.normal(0, strength.finger_length, (len(points), 1, 1)))
        moved[:, finger] = base + chain
    return moved


def _stretch(points: Hands, rng: np.random.Generator, amount: float) -> Hands:
    """Stretch along a random axis: what a tilted view does to a flat hand."""
    axis = rng.uniform(0, 180, len(points))
    turned = rotate(points, axis)
    turned[..., 0] *= np.exp(rng.normal(0, amount, (len(points), 1)))
    return rotate(turned, -axis)
