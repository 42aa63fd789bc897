"""``python -m models.training.static.crops``: landmarks of the hand crops, by our own landmarker.

The crops have no landmarks; MediaPipe finds them once the picture has a margin to look at.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from controller.sources.opencv import cv2, to_picture
from controller.tracker.base import ImageLandmarker
from controller.tracker.open import open_image_landmarker
from gestures.detections import RawHand

MARGIN = 0.5
"""Width of the margin in long sides of the crop; the border's colours are drawn out into it."""


def main() -> None:
    """Write ``landmarks_crops.npz``."""
    parser = argparse.ArgumentParser(
        prog="python -m models.training.static.crops", description=__doc__
    )
    parser.add_argument("--crops", type=Path, required=True, help="folder with manifest.csv")
    parser.add_argument("--out", type=Path, required=True, help="the .npz file to write")
    options = parser.parse_args()
    with (options.crops / "manifest.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    landmarker = open_image_landmarker()
    try:
        found = [_surest(landmarker, options.crops.parent / row["path"]) for row in rows]
    finally:
        landmarker.close()
    kept = [(row, hand) for row, hand in zip(rows, found, strict=True) if hand is not None]
    np.savez_compressed(
        options.out,
        xyz=np.array([_square(hand, row) for row, hand in kept], np.float32),
        handedness=np.array([hand.handedness for _, hand in kept]),
        score=np.array([hand.score for _, hand in kept], np.float32),
        label=np.array([row["label"] for row, _ in kept]),
        image_id=np.array([row["image_id"] for row, _ in kept]),
    )


def _surest(landmarker: ImageLandmarker, path: Path) -> RawHand | None:
    picture = to_picture(cv2.imread(str(path)), mirror=True)
    margin = _margin(picture)
    wide = cv2.copyMakeBorder(picture, *[margin] * 4, cv2.BORDER_REPLICATE)
    hands = landmarker.detect_image(np.ascontiguousarray(wide, np.uint8))
    return max(hands, key=lambda hand: hand.score, default=None)


def _margin(picture: NDArray[np.uint8]) -> int:
    return round(MARGIN * max(picture.shape[:2]))


def _square(hand: RawHand, row: dict[str, str]) -> NDArray[np.float32]:
    """Return landmarks (21, 3) in mirror view with equal units on all axes: wide heights."""
    width, height = int(row["width"]), int(row["height"])
    margin = round(MARGIN * max(width, height))
    aspect = (width + 2 * margin) / (height + 2 * margin)
    return hand.image * np.array([aspect, 1.0, aspect], np.float32)


if __name__ == "__main__":
    main()
