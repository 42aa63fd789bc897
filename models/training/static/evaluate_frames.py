"""How well ``isyarat classify`` does on whole photos that training has not seen.

A picture is right when its surest hand that is not ``no_gesture`` shows the picture's label.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from controller.classify import ClassifiedImage, classify_images
from controller.tracker.open import open_image_landmarker
from gestures.scores import NO_GESTURE
from models.manifest import ASSETS
from models.sessions import OnnxClassifier
from models.training.static import card
from models.training.static.entry import enter
from models.training.static.sources import held_frame


def main() -> None:
    """Print the figures; with --save put them into the model card too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=Path, required=True, help="folder with manifest.csv")
    parser.add_argument("--save", action="store_true", help="write them into the model card")
    options = parser.parse_args()
    with (options.frames / "manifest.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if held_frame(row["image_id"])]
    paths = [options.frames.parent / row["path"] for row in rows]
    landmarker = open_image_landmarker()
    try:
        results = list(classify_images(paths, landmarker, OnnxClassifier(card.NAME)))
    finally:
        landmarker.close()
    figures = tally(results, [row["label"] for row in rows])
    for name, value in figures.items():
        sys.stdout.write(f"{name}: {value}\n")
    if options.save:
        everything = card.write_figures(ASSETS, "frames", figures)
        card.write_card(ASSETS, everything)
        enter(ASSETS, everything)


def tally(results: Iterable[ClassifiedImage], labels: Iterable[str]) -> dict[str, Any]:
    """Return the figures of results against the pictures' labels."""
    pictures = list(zip(results, labels, strict=True))
    found = [(image, label) for image, label in pictures if image.hands]
    one = [(image, label) for image, label in found if len(image.hands) == 1]
    right = [(image, label) for image, label in found if image.hands[0].gesture == label]
    shown = [(image, label) for image, label in found if image.hands[0].gesture != NO_GESTURE]
    mistakes = Counter(
        f"{label} > {image.hands[0].gesture}"
        for image, label in found
        if image.hands[0].gesture != label
    )
    right_of_one = sum(image.hands[0].gesture == label for image, label in one)
    return {
        "pictures": len(pictures),
        "found": len(found),
        "right": len(right),
        "found_share": _share(len(found), len(pictures)),
        "accuracy_found": _share(len(right), len(found)),
        "accuracy_one_hand": _share(right_of_one, len(one)),
        "accuracy_all": _share(len(right), len(pictures)),
        "accuracy_shown": _share(len(right), len(shown)),
        "most_common_mistakes": dict(mistakes.most_common(12)),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main()
