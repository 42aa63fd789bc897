"""From true joints to what MediaPipe would mark.

Its wrist lies further towards the fingers than the joint, its thumb base further back, its
knuckles a little further out. Medians over 325 rendered hands of all shapes, seen within 32
degrees of face-on, against MediaPipe 1.2.2; what is left is below 0.035 palm lengths for these.
"""

from __future__ import annotations

import numpy as np

from models.training.synth.body import PosedArm
from models.training.synth.mesh import Vertices
from models.training.synth.skeleton import (
    LANDMARK_JOINTS,
    LONG_FINGERS_AT,
    THUMB_METACARPAL,
    WRIST,
)

WRIST_SHIFT = 0.13
THUMB_BASE_SHIFT = -0.06
KNUCKLE_SHIFTS = (0.06, 0.01, 0.01, 0.03)
"""Palm lengths (wrist to middle knuckle) towards the fingers; knuckles from index to pinky."""


def landmarks(arm: PosedArm) -> Vertices:
    """Return MediaPipe's 21 landmarks (21, 3) in the camera frame, metres."""
    positions = arm.joints[:, :3, 3].copy()
    palm = positions[LONG_FINGERS_AT[1] + 1] - positions[WRIST]
    positions[WRIST] += WRIST_SHIFT * palm
    positions[THUMB_METACARPAL] += THUMB_BASE_SHIFT * palm
    length = float(np.linalg.norm(palm))
    for base, shift in zip(LONG_FINGERS_AT, KNUCKLE_SHIFTS, strict=True):
        along = arm.joints[base, :3, 2]
        positions[base + 1] -= shift * length * along / np.linalg.norm(along)
    return positions[list(LANDMARK_JOINTS)]
