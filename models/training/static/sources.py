"""More real hands, whose people are not known: for training only.

Whose hand it is was not noted, or by a landmarker that errs; so each hand is taken for the
side on which it lies nearer to the hands of its gesture that are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.static_features import features
from models.training.static.data import (
    ASSUMED_ASPECT,
    NONE,
    Hands,
    join,
    place_of,
    real_hands,
    targets,
)

FRAMES_HELD = 0.4
"""Share of the photos of ``static/frames`` that training never sees (``evaluate_frames``)."""

SAME = 0.035
"""Root mean square of the features, in hand-widths, below which two hands are of one photo."""

STRANGE = 0.45
"""The same, from the nearest hand of its gesture, above which landmarks or label are wrong."""

SURE = 0.7
"""Of two hands in a photo, the one this much nearer to the photo's gesture makes it."""

Points = NDArray[np.float32]


@dataclass(frozen=True)
class Known:
    """What a file is judged by: hands whose side is known, and hands that must not come again."""

    sided: Hands
    kept_out: Hands

    def take(self, points: Points, target: NDArray[np.int64], image: NDArray[np.str_]) -> Hands:
        """Return the usable hands of points (n, 21, 2) in mirror view, on their likelier side."""
        flat, gap = self.nearer(points, target)
        usable = (target == NONE) | (gap < STRANGE)
        for side in (flat, _mirrored(flat)):
            usable &= _gap(side, self.kept_out.features) > SAME
        usable &= ~np.isin(image, self.kept_out.image)
        return real_hands(flat, target, image, image).pick(usable)

    def nearer(
        self, points: Points, target: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return features (n, 42) on the likelier side, and the gap (n,) to the label's hands."""
        sides = [features(points, np.full(len(points), left)) for left in (False, True)]
        gaps = np.full((2, len(points)), np.inf, np.float32)
        for label in np.unique(target):
            rows, own = target == label, self.sided.features[self.sided.target == label]
            for side, flat in enumerate(sides):
                gaps[side, rows] = _gap(flat[rows], own)
        best = gaps.argmin(axis=0)
        return np.where(best[:, None] == 0, sides[0], sides[1]), gaps.min(axis=0)


def _mirrored(flat: NDArray[np.float32]) -> NDArray[np.float32]:
    return (flat.reshape(-1, 21, 2) * np.float32([-1, 1])).reshape(flat.shape)


def _gap(flat: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (n,) the root mean square to the nearest of the others."""
    squared = (flat**2).sum(1)[:, None] - 2 * flat @ others.T + (others**2).sum(1)
    return np.sqrt(np.maximum(squared.min(axis=1, initial=np.inf), 0) / flat.shape[1])


def held_frame(image: str) -> bool:
    """Tell whether a photo of ``static/frames`` is kept from training."""
    return place_of(f"frame:{image}") < FRAMES_HELD


def load_keypoints(folder: Path, known: Known) -> Hands:
    """Read ``landmarks_keypoint125.npz``."""
    with np.load(folder / "landmarks_keypoint125.npz", allow_pickle=False) as z:
        points = z["xyz"][..., :2] * np.float32([-ASSUMED_ASPECT, 1])
        names = np.array([f"keypoint {i}" for i in range(len(points))])
        return known.take(points, targets(z["label"]), names)


def load_frames(folder: Path, known: Known, *, held: bool = False) -> Hands:
    """Read ``landmarks_frames.npz``: the photos for training, or those held back.

    Of two hands in a photo, the one that is clearly nearer to the photo's gesture makes it,
    and the other one rests; photos where that is not clear are left out.
    """
    with np.load(folder / "landmarks_frames.npz", allow_pickle=False) as z:
        image, target, n = z["image_id"], targets(z["label"]), z["n_hands"]
        aspect = (z["width"] / z["height"]).astype(np.float32)
        points = z["xyz"][..., :2].copy()
    points[..., 0] *= -aspect[:, None]
    chosen = np.array([held_frame(str(one)) == held for one in image])
    target = np.where(n == 1, target, _which_of_two(points, target, image, n, known))
    chosen &= target >= 0
    return known.take(points[chosen], target[chosen], image[chosen])


def _which_of_two(
    points: Points,
    target: NDArray[np.int64],
    image: NDArray[np.str_],
    n: NDArray[np.int64],
    known: Known,
) -> NDArray[np.int64]:
    """Return the label of each hand in a photo of two; -1 where it is not clear."""
    gap = known.nearer(points, target)[1]
    out = np.full(len(target), -1, np.int64)
    for one in np.unique(image[n == 2]):
        rows = np.flatnonzero(image == one)
        near, far = rows[np.argsort(gap[rows])][:2]
        if gap[near] < SURE * gap[far]:
            out[near], out[far] = target[near], NONE
    return out


def load_crops(folder: Path, path: Path, known: Known) -> Hands:
    """Read what ``models.training.static.crops`` has written, less the photos held back."""
    with np.load(folder / "landmarks_frames.npz", allow_pickle=False) as z:
        frames = [*z["image_id"], *z["missed_image_id"]]
    with np.load(path, allow_pickle=False) as z:
        held = np.isin(z["image_id"], [one for one in frames if held_frame(str(one))])
        points = z["xyz"][..., :2]
        return known.take(points[~held], targets(z["label"][~held]), z["image_id"][~held])


def load_more(folder: Path, crops: Path | None, known: Known) -> Hands:
    """Return all of them; without ``crops`` those that the folder holds ready."""
    parts = [load_keypoints(folder, known), load_frames(folder, known)]
    return join([*parts, load_crops(folder, crops, known)] if crops else parts)
