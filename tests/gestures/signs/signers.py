"""A person who signs, by formulae: the right hand goes in an arc, the left one may help."""

from __future__ import annotations

import numpy as np

from gestures.landmarks import N_BODY_LANDMARKS, N_LANDMARKS
from gestures.signs.layout import SignFrames

SHOULDERS = {11: (-0.5, 0.0), 12: (0.5, 0.0)}
FACE = {0: (0.0, -0.6), 7: (-0.2, -0.65), 8: (0.2, -0.65), 9: (-0.1, -0.5), 10: (0.1, -0.5)}
ARMS = {13: (-0.7, 0.8), 14: (0.7, 0.8), 15: (-0.6, 1.4), 16: (0.6, 1.4)}

OPEN_HAND = np.float32(
    [(0, 0, 0)]
    + [(x * (0.4 + 0.2 * joint), -0.5 - 0.2 * joint, 0.05 * joint)
       for x in (-1.0, -0.4, 0.0, 0.4, 0.8) for joint in range(4)]
)  # fmt: skip


def signer(
    times: np.ndarray,
    *,
    at: tuple[float, float] = (0.6, 0.6),
    size: float = 0.3,
    body: bool = True,
    left: bool = False,
    lost: np.ndarray | None = None,
) -> SignFrames:
    """Return somebody whose shoulders are ``size`` picture heights apart, about ``at``."""
    t = np.asarray(times, float)
    share = (t - t[0]) / max(t[-1] - t[0], 1e-9)
    wrist = np.stack([0.3 + 0.4 * share, 0.6 - 0.8 * np.sin(np.pi * share), 0 * share], -1)
    right = wrist[:, None] + 0.4 * OPEN_HAND
    other = right * [-1, 1, 1] if left else np.full_like(right, np.nan)
    points = np.full((len(t), N_BODY_LANDMARKS, 4), np.nan)
    if body:
        points[:] = (0.0, 1.0, 0.0, 1.0)
        for place, (x, y) in {**SHOULDERS, **FACE, **ARMS}.items():
            points[:, place, :2] = x, y
    origin = np.float32([*at, 0])
    points[..., :3] = points[..., :3] * size + origin
    hands = [hand * size + origin for hand in (other, right)]
    if lost is not None:
        hands[1][lost] = np.nan
    assert hands[0].shape == (len(t), N_LANDMARKS, 3)
    return SignFrames(t, *(np.float32(part) for part in (points, *hands)))
