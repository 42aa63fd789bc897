"""Other people, other cameras: windows changed in space, as far as a sign stays the sign."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from models.training.signs.parts import ELBOWS, FACE, WRISTS, Parts, apart, hanging, together

FINGERS = ((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12), (13, 14, 15, 16), (17, 18, 19, 20))


@dataclass(frozen=True)
class Strength:
    """Standard deviations unless said otherwise.

    aspect, hand_size, finger, amplitude (with a body and without), head_size, depth: of the
    logarithm of a factor.
    roll: of the picture, degrees; tilt: of each hand about each axis, degrees.
    offset: of both hands, apart: of each, head, elbow: shoulder-widths. jitter: of places,
    shape_jitter: of a hand's points in hand sizes.
    hand_gap: chance that a hand is lost for a while. hand_off, doubled: that the lesser hand
    takes no part, or does as the other does, as signers are free to do (weak drop, doubling).
    """

    aspect: float = 0.15
    roll: float = 5.0
    tilt: float = 25.0
    hand_size: float = 0.22
    finger: float = 0.12
    depth: float = 0.5
    amplitude: float = 0.3
    amplitude_bodiless: float = 0.6
    offset: float = 0.1
    apart: float = 0.08
    head: float = 0.06
    head_size: float = 0.1
    elbow: float = 0.08
    jitter: float = 0.01
    shape_jitter: float = 0.02
    hand_gap: float = 0.3
    hand_off: float = 0.25
    doubled: float = 0.15


def in_space(windows: Tensor, strength: Strength) -> Tensor:
    """Return windows (n, S, WIDTH) as other signers before other cameras might have given them."""
    parts = _one_handed(_doubled(apart(windows), strength), strength)
    parts = _person(parts, strength)
    parts = _hands(parts, strength)
    parts = _camera(parts, strength)
    parts = _noise(parts, strength)
    return together(_lost(parts, strength))


def _normal(parts: Parts, *shape: int) -> Tensor:
    return torch.randn(parts.seen.shape[0], *shape)


def _doubled(parts: Parts, s: Strength) -> Parts:
    """One-handed signs made with both hands alike, one the mirror image of the other."""
    share = parts.seen.mean((1, 3))
    lesser = (share < 0.5 * share.flip(1)) & (torch.rand(len(share), 1) < s.doubled)
    where = lesser[:, None, :, None] & (parts.there > 0).unsqueeze(2)
    turn = torch.tensor([-1.0, 1.0, 1.0])
    arms = parts.points[..., WRISTS, :]
    wrists = torch.where(where, arms.flip(2) * turn[:2], arms)
    return parts.but(
        seen=torch.where(where, parts.seen.flip(2), parts.seen),
        wrist=torch.where(where, parts.wrist.flip(2) * turn[:2], parts.wrist),
        log_size=torch.where(where, parts.log_size.flip(2), parts.log_size),
        shape=torch.where(where.unsqueeze(-1), parts.shape.flip(2) * turn, parts.shape),
        points=torch.cat([parts.points[..., : WRISTS.start, :], wrists], -2),
    )


def _person(parts: Parts, s: Strength) -> Parts:
    """Signing larger or elsewhere, another head, other arms."""
    n_seen = parts.seen.sum((1, 2), keepdim=True).clamp_min(1.0)
    middle = (parts.wrist * parts.seen).sum((1, 2), keepdim=True) / n_seen
    bodiless = 1 - parts.there.unsqueeze(2)
    free = s.amplitude + (s.amplitude_bodiless - s.amplitude) * bodiless
    larger = torch.exp(free * _normal(parts, 1, 1, 1))
    shift = s.offset * _normal(parts, 1, 1, 2) + s.apart * _normal(parts, 1, 2, 2)
    points = parts.points.clone()
    nose = points[..., :1, :]
    head = points[..., FACE, :] - nose
    head = head * torch.exp(s.head_size * _normal(parts, 1, 1, 1))
    points[..., FACE, :] = nose + head + s.head * _normal(parts, 1, 1, 2)
    points[..., ELBOWS, :] += s.elbow * _normal(parts, 1, 2, 2)
    points[..., WRISTS, :] = middle + (points[..., WRISTS, :] - middle) * larger + shift
    return parts.but(wrist=middle + (parts.wrist - middle) * larger + shift, points=points)


def _hands(parts: Parts, s: Strength) -> Parts:
    """Longer fingers, hands held a little otherwise, other depth."""
    shape = parts.shape.clone()
    for first, *others in FINGERS:
        base = shape[..., first - 1 : first, :]
        longer = torch.exp(s.finger * _normal(parts, 1, 1, 1, 1))
        chain = [k - 1 for k in others]
        shape[..., chain, :] = base + (shape[..., chain, :] - base) * longer
    shape[..., 2] *= torch.exp(s.depth * _normal(parts, 1, 1, 1))
    turned = torch.einsum("nhab,nshpb->nshpa", _rotations(parts, s.tilt), shape)
    log_size = parts.log_size + s.hand_size * _normal(parts, 1, 1, 1)
    return parts.but(shape=turned, log_size=log_size)


def _rotations(parts: Parts, degrees: float) -> Tensor:
    """Return (n, 2, 3, 3) small rotations about all axes."""
    a, b, c = (math.radians(degrees) * _normal(parts, 2) for _ in range(3))
    zero = torch.zeros_like(a)
    skew = torch.stack([zero, -c, b, c, zero, -a, -b, a, zero], -1).unflatten(-1, (3, 3))
    return torch.matrix_exp(skew)


def _camera(parts: Parts, s: Strength) -> Parts:
    """Another aspect of the picture, a camera that is not quite upright."""
    half = 0.5 * s.aspect * _normal(parts)
    angle = math.radians(s.roll) * _normal(parts)
    cos, sin = angle.cos(), angle.sin()
    turn = torch.stack([cos, -sin, sin, cos], -1).unflatten(-1, (2, 2))
    wide = torch.diag_embed(torch.stack([torch.zeros_like(half), 2 * half], -1).exp())
    places = turn @ wide
    shapes = turn @ torch.diag_embed(torch.stack([-half, half], -1).exp())
    flat = torch.einsum("nab,nshpb->nshpa", shapes, parts.shape[..., :2])
    return parts.but(
        wrist=torch.einsum("nab,nshb->nsha", places, parts.wrist),
        points=torch.einsum("nab,nspb->nspa", places, parts.points),
        shape=torch.cat([flat, parts.shape[..., 2:]], -1),
        log_size=parts.log_size + half[:, None, None, None],
    )


def _noise(parts: Parts, s: Strength) -> Parts:
    return parts.but(
        wrist=parts.wrist + s.jitter * torch.randn_like(parts.wrist),
        shape=parts.shape + s.shape_jitter * torch.randn_like(parts.shape),
        points=parts.points + s.jitter * torch.randn_like(parts.points),
    )


def _lost(parts: Parts, s: Strength) -> Parts:
    """Hands that the tracker loses for a while."""
    n, steps = parts.seen.shape[:2]
    at = torch.arange(steps)[None, :, None]
    start = torch.rand(n, 1, 2) * steps
    long = torch.rand(n, 1, 2) * 0.4 * steps * (torch.rand(n, 1, 2) < s.hand_gap)
    gap = (at >= start) & (at < start + long)
    return parts.but(seen=parts.seen * (~gap).float().unsqueeze(-1))


def _one_handed(parts: Parts, s: Strength) -> Parts:
    """Signs of two hands made with one, the other arm hanging."""
    share = parts.seen.mean((1, 3))
    lesser = (share < share.flip(1)) | ((share == share.flip(1)) & torch.tensor([True, False]))
    off = (lesser & (torch.rand(len(share), 1) < s.hand_off))[:, None, :, None]
    points = torch.cat(
        [
            parts.points[..., : ELBOWS.start, :],
            torch.where(off, hanging(parts, ELBOWS), parts.points[..., ELBOWS, :]),
            torch.where(off, hanging(parts, WRISTS), parts.points[..., WRISTS, :]),
        ],
        -2,
    )
    return parts.but(seen=parts.seen * (~off).float(), points=points)
