"""Recorded movements of hands: swipes, other movements, and signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.detections import RawHand
from gestures.geometry import hand_width
from gestures.landmarks import Handedness

HANDS: tuple[Handedness, Handedness] = ("left", "right")

REST = 0.3
"""Seconds of rest put before and after recordings that were cut to the stroke."""

_MIRRORED = {"left": "swipe_right", "right": "swipe_left", "up": "swipe_up", "down": "swipe_down"}
"""The files name directions as in the unmirrored picture."""

_SIGN_HANDS = {258: 132, 126: 0}
"""Length of a sign's frame -> where the 2 x 21 x 3 hand landmarks begin."""


@dataclass(frozen=True)
class Recording:
    """One sequence. Neither its frame rate nor the shape of its pictures is known.

    swipe: the swipe it shows, None for other movements. group: the source's own label.
    length: of the stroke in hand-widths, as far as it was recorded; nan where not noted.
    held_out: of the odd half, with which a network is measured that has seen the other.
    moments: the hands of each frame, in mirror view.
    """

    swipe: str | None
    group: str
    length: float
    held_out: bool
    moments: tuple[tuple[RawHand, ...], ...]


def load_swipes(path: Path) -> list[Recording]:
    """Read ``luthiraa.npz``, ``dynago.npz`` or ``drgnai_negatives.npz``."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    groups = arrays.get("hand_shape", arrays["raw_label"])
    return [
        Recording(
            swipe=_MIRRORED.get(str(arrays["label"][i])),
            group=str(groups[i]),
            length=_length(arrays, i),
            held_out=int(arrays["sequence"][i]) % 2 == 1,
            moments=tuple(_moments(arrays["x"][i, : arrays["length"][i]])),
        )
        for i in range(len(arrays["x"]))
    ]


def load_signs(path: Path, skip: int = 0) -> list[Recording]:
    """Read a ``words_*.npz`` file: signs of words, which hold no swipes.

    skip: frames left out at the beginning, such as ``models.training.signs.data.BEFORE_PAUSE``.
    """
    with np.load(path, allow_pickle=False) as file:
        x, labels = file["x"], file["label"]
    hands = x[:, :, _SIGN_HANDS[x.shape[2]] :][:, :, :126].reshape(*x.shape[:2], 2, 21, 3)
    return [
        Recording(None, str(label), float("nan"), i % 2 == 1, tuple(_moments(sequence[skip:])))
        for i, (label, sequence) in enumerate(zip(labels, hands, strict=True))
    ]


def _moments(frames: NDArray[np.float32]) -> Iterator[tuple[RawHand, ...]]:
    """Yield the hands of frames (n, slots, 21, 3) of unmirrored pictures; zeros are no hand."""
    for frame in frames:
        slots = zip(frame, HANDS, strict=False)
        yield tuple(_hand(points, hand) for points, hand in slots if points.any())


def _hand(points: NDArray[np.float32], hand: Handedness) -> RawHand:
    image = points.astype(np.float32)
    image[:, 0] = 1 - image[:, 0]
    return RawHand(image, np.zeros((21, 3), np.float32), hand, handedness_score=1.0, score=1.0)


def _length(arrays: dict[str, NDArray[np.generic]], i: int) -> float:
    """Return the largest displacement within eight frames, in hand-widths of a 4:3 picture."""
    points = arrays["x"][i, : arrays["length"][i]].reshape(-1, 21, 3)
    points = points[points.any(axis=(1, 2))] * np.array([4 / 3, 1, 4 / 3], np.float32)
    widths = [hand_width(hand) for hand in points]
    stroke = np.hypot(arrays["stroke_dx"][i] * 4 / 3, arrays["stroke_dy"][i])
    return float(stroke / np.quantile(widths, 0.7)) if widths else float("nan")
