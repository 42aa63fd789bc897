"""What the manifest says of the bundles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.registration import register_asset
from models.training.bundles.wheel import REQUIREMENT

LICENCE = "Apache-2.0"
INPUT = {
    "picture": "RGB uint8 (height, width, 3), any size: the Tasks API scales it",
    "view": "either; handedness as the Tasks API names it holds for an unmirrored picture",
}
FRAMES = "1336 HaGRID photos, short side 512 px, people up to 4 m away"
FRAMES_COMMAND = "python benchmarks/landmarks.py found ../shared/data/static/frames"
FACES = "390 close face pictures"
FACES_COMMAND = "python benchmarks/landmarks.py found ../shared/data/masks/without_mask --every 4"
HANDEDNESS_COMMAND = "python benchmarks/landmarks.py handedness ../shared/data/static/frames"


def figure(value: float, data: str, command: str) -> Mapping[str, Any]:
    return {"value": value, "data": data, "command": command}


METRICS: Mapping[str, Mapping[str, Any]] = {
    "hand_landmarker": {
        "found": figure(0.918, FRAMES, FRAMES_COMMAND),
        "handedness": figure(0.968, "693 HaGRID photos with one hand", HANDEDNESS_COMMAND),
    },
    "pose_landmarker": {"found": figure(0.987, FRAMES, FRAMES_COMMAND)},
    "face_landmarker": {
        "found": figure(0.635, FRAMES, FRAMES_COMMAND),
        "found close": figure(0.962, FACES, FACES_COMMAND),
    },
}


def register_bundles(folder: Path) -> None:
    """Enter the bundles that lie in folder into its manifest."""
    for name, metrics in METRICS.items():
        register_asset(
            name,
            file=f"{name}.task",
            licence=LICENCE,
            origin=f"models of {REQUIREMENT} (wheel), repacked by models/training/bundles",
            card=f"cards/{name}.md",
            input=INPUT,
            metrics=metrics,
            folder=folder,
        )
