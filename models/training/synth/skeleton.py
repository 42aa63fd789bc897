"""Names and hierarchy of the joints: the 25 of WebXR, then forearm and upper arm."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

FINGERS = ("thumb", "index", "middle", "ring", "pinky")
WRIST = 0
THUMB_METACARPAL, THUMB_PROXIMAL, THUMB_DISTAL, THUMB_TIP = 1, 2, 3, 4
FOREARM, UPPER_ARM = 25, 26
N_JOINTS = 27

_LONG_FINGER = ("metacarpal", "phalanx-proximal", "phalanx-intermediate", "phalanx-distal", "tip")
_THUMB = ("metacarpal", "phalanx-proximal", "phalanx-distal", "tip")


def metacarpal(finger: int) -> int:
    """Return the metacarpal joint of a long finger: 1 index to 4 pinky."""
    return 5 * finger


def _names() -> tuple[str, ...]:
    long_fingers = [f"{f}-finger-{part}" for f in FINGERS[1:] for part in _LONG_FINGER]
    thumb = [f"thumb-{part}" for part in _THUMB]
    return ("wrist", *thumb, *long_fingers, "forearm", "upper-arm")


def _parents() -> tuple[int, ...]:
    chains = [0, 1, 2, 3]
    for finger in range(1, 5):
        base = metacarpal(finger)
        chains += [0, base, base + 1, base + 2, base + 3]
    return (-1, *chains, WRIST, FOREARM)


NAMES = _names()
PARENTS = _parents()
INDEX = {name: i for i, name in enumerate(NAMES)}
LONG_FINGERS_AT = tuple(metacarpal(finger) for finger in range(1, 5))

LANDMARK_JOINTS = (
    WRIST,
    1,
    2,
    3,
    4,
    *(base + k for base in LONG_FINGERS_AT for k in range(1, 5)),
)
"""The joint nearest to each of MediaPipe's 21 landmarks (see landmarks.py for the offsets)."""

Pose = NDArray[np.floating[Any]]
"""(N_JOINTS, 3) degrees: flexion, abduction towards the thumb, twist, from the rest pose."""
