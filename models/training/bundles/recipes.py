"""Which model of the wheel goes where in each bundle, and how a bundle is packed."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.training.bundles.normalisation import Normalisation, with_normalisation

MODULES = "mediapipe/modules/"
EPOCH = (1980, 1, 1, 0, 0, 0)
# TensorFlow Lite copies a model to the heap unless it starts at a multiple of this.
ALIGNMENT = 16
LOCAL_HEADER = 30  # bytes before an entry's name
PADDING_ID = 0xD935  # the zip extra field that Android's zipalign uses


@dataclass(frozen=True)
class Part:
    """A model of the wheel under ``mediapipe/modules/`` and the scaling to record in it."""

    source: str
    norm: Normalisation | None = None


RECIPES: Mapping[str, Mapping[str, Part]] = {
    "hand_landmarker.task": {
        "hand_detector.tflite": Part("palm_detection/palm_detection_full.tflite"),
        "hand_landmarks_detector.tflite": Part("hand_landmark/hand_landmark_full.tflite"),
    },
    "pose_landmarker.task": {
        "pose_detector.tflite": Part("pose_detection/pose_detection.tflite"),
        "pose_landmarks_detector.tflite": Part(
            "pose_landmark/pose_landmark_full.tflite", Normalisation(mean=0.0, std=255.0)
        ),
    },
    "face_landmarker.task": {
        "face_detector.tflite": Part("face_detection/face_detection_short_range.tflite"),
        "face_landmarks_detector.tflite": Part("face_landmark/face_landmark.tflite"),
    },
}


def build(recipe: Mapping[str, Part], read: Callable[[str], bytes]) -> bytes:
    """Return the bundle: an uncompressed zip without clock times. read gives a wheel member."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as bundle:
        for name, part in recipe.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # as on Unix, whatever builds it
            entry.external_attr = 0o644 << 16
            entry.extra = _padding(target.tell() + LOCAL_HEADER + len(name))
            bundle.writestr(entry, _model(part, read))
    return target.getvalue()


def _padding(offset: int) -> bytes:
    """Return an extra field that moves data from offset to the next aligned place."""
    head = struct.calcsize("<HH")
    fill = -(offset + head) % ALIGNMENT
    return struct.pack("<HH", PADDING_ID, fill) + bytes(fill)


def _model(part: Part, read: Callable[[str], bytes]) -> bytes:
    model = read(MODULES + part.source)
    return model if part.norm is None else with_normalisation(model, part.norm)
