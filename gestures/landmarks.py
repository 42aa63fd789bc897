"""What the tracker hands on: hands as landmarks in mirror view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Handedness = Literal["left", "right"]
"""The user's own hand."""

Points = NDArray[np.float32]

N_LANDMARKS = 21
N_BODY_LANDMARKS = 33
WRIST = 0
THUMB_TIP, INDEX_TIP, MIDDLE_TIP, RING_TIP, PINKY_TIP = 4, 8, 12, 16, 20
INDEX_MCP, MIDDLE_MCP, RING_MCP, PINKY_MCP = 5, 9, 13, 17
PALM = (WRIST, INDEX_MCP, MIDDLE_MCP, RING_MCP, PINKY_MCP)
"""The landmarks that move rigidly with the palm."""


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand in one frame, in mirror view (x grows to the user's own right).

    image: (21, 3) x and y as fractions of the picture's width and height (may lie
        outside [0, 1]), z in units of the picture's width, smaller is nearer.
    world: (21, 3) metres about the hand's centre, same axes (x right, y down, z away).
    score: confidence of the landmarks in [0, 1]; handedness_score likewise.
    age: seconds since this track was first seen.
    """

    track_id: int
    handedness: Handedness
    handedness_score: float
    score: float
    image: Points
    world: Points
    age: float


@dataclass(frozen=True, slots=True)
class Body:
    """The body of one user in one frame, in mirror view.

    points: (33, 3) MediaPipe's pose landmarks, units as ``Hand.image`` (z about the hips); its
        "left" joints are the user's own left ones.
    visibility: (33,) how likely each point is seen, in [0, 1].
    """

    points: Points
    visibility: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class HandFrame:
    """All hands seen at t (seconds of the source's clock) in a picture of width x height px.

    body: None where nobody looked for one or there is none.
    """

    t: float
    width: int
    height: int
    hands: tuple[Hand, ...]
    body: Body | None = None
