"""Windows of features taken apart into hands and body, and put together again."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from gestures.signs.features import BODY_POINTS, N_HAND

N_POINTS = len(BODY_POINTS)
FACE = slice(0, 5)
"""Nose, ears and corners of the mouth among the body's points."""

SHOULDERS, ELBOWS, WRISTS = slice(5, 7), slice(7, 9), slice(9, 11)


_HANGING = {
    ELBOWS.start: ((-0.62, 0.8), (0.62, 0.8)),
    WRISTS.start: ((-0.6, 1.55), (0.6, 1.55)),
}
"""Where the joints of hanging arms are, in shoulder-widths from between the shoulders."""


@dataclass(frozen=True)
class Parts:
    """(n, S, 2 hands, ...): seen (1,), wrist (2,), log_size (1,), shape (20, 3), left hand first;

    (n, S, ...): there (1,), whether there is a body, points (11, 2), visible (4,).
    """

    seen: Tensor
    wrist: Tensor
    log_size: Tensor
    shape: Tensor
    there: Tensor
    points: Tensor
    visible: Tensor

    def but(self, **changes: Tensor) -> Parts:
        """Return parts with some of them replaced."""
        return replace(self, **changes)


def apart(windows: Tensor) -> Parts:
    """Return the parts of windows (n, S, WIDTH)."""
    hands = windows[..., : 2 * N_HAND].unflatten(-1, (2, N_HAND))
    body = windows[..., 2 * N_HAND :]
    return Parts(
        seen=hands[..., :1],
        wrist=hands[..., 1:3],
        log_size=hands[..., 3:4],
        shape=hands[..., 4:].unflatten(-1, (-1, 3)),
        there=body[..., :1],
        points=body[..., 1 : 1 + 2 * N_POINTS].unflatten(-1, (N_POINTS, 2)),
        visible=body[..., 1 + 2 * N_POINTS :],
    )


def together(parts: Parts) -> Tensor:
    """Return windows, with zeros for hands and bodies that are not there.

    Where there is no body, places are about the mean place of the hands once more.
    """
    count = parts.seen.sum((1, 2), keepdim=True).clamp_min(1.0)
    middle = (parts.wrist * parts.seen).sum((1, 2), keepdim=True) / count
    wrist = parts.wrist - middle * (1 - parts.there.unsqueeze(2))
    hands = torch.cat([wrist, parts.log_size, parts.shape.flatten(-2)], -1) * parts.seen
    body = torch.cat([parts.points.flatten(-2), parts.visible], -1) * parts.there
    return torch.cat([torch.cat([parts.seen, hands], -1).flatten(-2), parts.there, body], -1)


def mirrored(windows: Tensor) -> Tensor:
    """Return what a signer with exchanged sides shows (as ``features.mirrored``)."""
    parts = apart(windows)
    turn = windows.new_tensor([-1.0, 1.0])
    swap = [0, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9]
    return together(
        Parts(
            seen=parts.seen.flip(2),
            wrist=parts.wrist.flip(2) * turn,
            log_size=parts.log_size.flip(2),
            shape=parts.shape.flip(2) * windows.new_tensor([-1.0, 1.0, 1.0]),
            there=parts.there,
            points=parts.points[..., swap, :] * turn,
            visible=parts.visible[..., [1, 0, 3, 2]],
        )
    )


def hanging(parts: Parts, joints: slice) -> Tensor:
    """Return (n, S, 2, 2): where ELBOWS or WRISTS of arms hang, a little elsewhere each time."""
    place = torch.tensor(_HANGING[joints.start])
    n, steps = parts.there.shape[:2]
    return (place + 0.12 * torch.randn(n, 1, 2, 2)).expand(-1, steps, -1, -1)
