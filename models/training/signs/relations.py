"""What the network is to see of a window: relations between hands, face and shoulders."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import torch
from torch import Tensor, nn

from gestures.signs.features import BODY_POINTS, HANDS_TO_SHOULDERS, N_HAND, STEPS, WIDTH

TIPS, KNUCKLES = (4, 8, 12, 16, 20), (2, 5, 9, 13, 17)
INDEX, MIDDLE, PINKY = 5, 9, 17
MOUTH = slice(3, 5)
ANCHORS = tuple(BODY_POINTS.index(p) for p in (0, 7, 8, 9, 10, 11, 12))
"""Nose, ears, corners of the mouth, shoulders: what the place of a hand is told from."""

_SPANS = (*combinations(TIPS, 2), *zip(TIPS, KNUCKLES, strict=True), (4, 5), (4, 9), (4, 17))
_TURNED = (12, 13, 24, 25, 48, 49)
"""x and y of the knuckles of index, middle and little finger among a hand's flat shape."""


@dataclass(frozen=True)
class _Hand:
    """(n, S, ...) seen (1), palm (2), shape (20, 3), size (1) in shoulder-widths, wrist (2)."""

    seen: Tensor
    wrist: Tensor
    shape: Tensor
    size: Tensor
    palm: Tensor


class Relations(nn.Module):
    """Windows (n, STEPS, WIDTH) -> groups (n, STEPS, size) that are of use by themselves.

    The rows as they are; how fingers lie to each other, however the hand is turned; where the
    palm faces; where palms and fingertips are seen from face and shoulders; where they are about
    their mean; how the hands lie to each other; how fast all that changes.
    """

    def __init__(self) -> None:
        super().__init__()
        with torch.no_grad():
            groups = self(torch.zeros(1, STEPS, WIDTH))
        self.sizes = [group.shape[-1] for group in groups]

    def forward(self, x: Tensor) -> list[Tensor]:
        there = x[..., 2 * N_HAND :][..., :1]
        points = x[..., 2 * N_HAND + 1 :][..., : 2 * len(BODY_POINTS)].unflatten(-1, (-1, 2))
        hands = [_hand(x[..., side * N_HAND : (side + 1) * N_HAND]) for side in (0, 1)]
        shapes = torch.cat([_fingers(hand) for hand in hands], -1)
        facing = torch.cat([_facing(hand) for hand in hands], -1)
        places = torch.cat([_places(hand, points, there) for hand in hands], -1)
        about = torch.cat([_about(hand) for hand in hands], -1)
        speeds = torch.cat([_speeds(hand) for hand in hands], -1)
        return [x, shapes, facing, places, about, _pair(*hands), speeds]


def _hand(rows: Tensor) -> _Hand:
    shape = rows[..., 4:].unflatten(-1, (-1, 3))
    size = torch.exp(rows[..., 3:4]) / HANDS_TO_SHOULDERS
    palm = rows[..., 1:3] + shape[..., MIDDLE - 1, :2] * size
    return _Hand(rows[..., :1], rows[..., 1:3], shape, size, palm)


def _length(vectors: Tensor) -> Tensor:
    return (vectors.square().sum(-1) + 1e-4).sqrt()


def _fingers(hand: _Hand) -> Tensor:
    ends = hand.shape[..., [a - 1 for a, _ in _SPANS], :]
    starts = hand.shape[..., [b - 1 for _, b in _SPANS], :]
    reach = hand.shape[..., [tip - 1 for tip in TIPS], :]
    return torch.cat([_length(ends - starts), _length(reach)], -1) * hand.seen


def _facing(hand: _Hand) -> Tensor:
    """Return where the palm faces and where its fingers point, as directions in space."""
    along, across = (
        hand.shape[..., MIDDLE - 1, :],
        hand.shape[..., INDEX - 1, :] - hand.shape[..., PINKY - 1, :],
    )
    a, b = along.unbind(-1), across.unbind(-1)
    normal = torch.stack(
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]], -1
    )
    both = [v / _length(v).unsqueeze(-1) for v in (along, normal)]
    return torch.cat(both, -1) * hand.seen


def _places(hand: _Hand, points: Tensor, there: Tensor) -> Tensor:
    both = hand.seen * there
    offsets = hand.palm.unsqueeze(-2) - points[..., ANCHORS, :]
    tips = hand.shape[..., [tip - 1 for tip in TIPS], :2] * hand.size.unsqueeze(-1)
    mouth = points[..., MOUTH, :].mean(-2, keepdim=True)
    to_mouth = hand.wrist.unsqueeze(-2) + tips - mouth
    parts = [offsets.flatten(-2), _length(offsets), to_mouth.flatten(-2), _length(to_mouth)]
    return torch.cat(parts, -1) * both


def _about(hand: _Hand) -> Tensor:
    many = hand.seen.sum(1, keepdim=True).clamp_min(1.0)
    centre = (hand.palm * hand.seen).sum(1, keepdim=True) / many
    return (hand.palm - centre) * hand.seen


def _pair(left: _Hand, right: _Hand) -> Tensor:
    apart = right.palm - left.palm
    return torch.cat([torch.ones_like(left.seen), apart, _length(apart)[..., None]], -1) * (
        left.seen * right.seen
    )


def _speeds(hand: _Hand) -> Tensor:
    both = hand.seen[:, 1:] * hand.seen[:, :-1]
    moved = 5 * (hand.palm[:, 1:] - hand.palm[:, :-1])
    turned = 2 * (hand.shape[:, 1:] - hand.shape[:, :-1]).flatten(-2)[..., _TURNED]
    return nn.functional.pad(torch.cat([moved, turned], -1) * both, (0, 0, 0, 1))
