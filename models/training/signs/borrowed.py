"""A likely body for hands that were recorded without one.

Otherwise a network learns that whoever has a body does not sign these words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import INDEX_MCP, MIDDLE_MCP, N_BODY_LANDMARKS, PINKY_MCP, WRIST
from gestures.signs.features import HANDS_TO_SHOULDERS
from gestures.signs.layout import LEFT_WRIST, RIGHT_WRIST, SignFrames

PLACES = {
    0: (0.0, -0.63),
    7: (-0.19, -0.67),
    8: (0.19, -0.67),
    9: (-0.08, -0.5),
    10: (0.08, -0.5),
    11: (-0.5, 0.0),
    12: (0.5, 0.0),
    13: (-0.74, 0.8),
    14: (0.74, 0.8),
    LEFT_WRIST: (-0.62, 1.3),
    RIGHT_WRIST: (0.62, 1.3),
}
"""Where people before webcams have their joints, in shoulder-widths from between the shoulders
(medians of five sources; wrists: of hanging arms)."""

SHOULDERS_AT = 0.71
"""How far down the picture their shoulders are, in picture heights (mean of five sources)."""


def with_body(frames: SignFrames, aspect: float = 4 / 3) -> SignFrames:
    """Return the frames with a body in the middle of the picture, sized by the hands.

    Frames without any hand are returned as they are.
    """
    hands = np.stack([frames.left, frames.right], axis=1)
    palm = hands[..., (INDEX_MCP, MIDDLE_MCP, PINKY_MCP), :] - hands[..., WRIST, None, :]
    across = hands[..., INDEX_MCP, :] - hands[..., PINKY_MCP, :]
    size = np.sqrt(np.square(palm).sum((-1, -2)) / 3 + np.square(across).sum(-1))
    if np.isnan(size).all():
        return frames
    unit = HANDS_TO_SHOULDERS * float(np.nanmedian(size))
    body = np.zeros((len(frames), N_BODY_LANDMARKS, 4), np.float32)
    middle = np.float32([aspect / 2, SHOULDERS_AT])
    for point, place in PLACES.items():
        body[:, point, :2] = middle + unit * np.float32(place)
        body[:, point, 3] = 1.0
    for point, hand in ((LEFT_WRIST, frames.left), (RIGHT_WRIST, frames.right)):
        _follow(body, point, hand)
    return SignFrames(frames.t, body, frames.left, frames.right)


def _follow(body: NDArray[np.float32], point: int, hand: NDArray[np.float32]) -> None:
    """Put a wrist of the body where the hand is."""
    seen = ~np.isnan(hand[:, WRIST, 0])
    body[seen, point, :2] = hand[seen, WRIST, :2]
    body[~seen, point, 3] = 0.2
