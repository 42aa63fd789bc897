"""Hands taken to the face, the other arm or the lap for no sign at all, made from windows of signs.

What hands do between signs: scratch, adjust glasses, drink, fold, type. They rise, stay for a
while with a little movement, and go down again; a window shows some of that.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from models.training.signs.parts import ELBOWS, SHOULDERS, WRISTS, Parts, apart, hanging, together

SPOTS = torch.tensor(
    [
        *((0.25, -1.35), (0.15, -1.05), (0.3, -0.8), (0.2, -0.6), (0.05, -0.55), (0.12, -0.4)),
        *((0.15, -0.2), (0.2, 0.1), (0.05, 0.45), (-0.35, 0.1), (-0.45, 0.65), (-0.1, 1.0)),
        *((0.35, 1.1), (0.75, 0.5)),
    ]
)
"""Where a right wrist goes, in shoulder-widths from between the shoulders: hair, brow, ear, cheek,
nose, mouth, chin, collar, chest, the other shoulder, the other elbow, lap, desk, armrest."""

SPREAD = 0.15
"""Standard deviation about a spot, in shoulder-widths."""
BOTH, WATCHED = 0.3, 0.2
"""Chances that both hands do it, and that the other hand rests where it is seen."""
OWN_SHAPE = 0.35
"""Chance that a hand keeps the shape that it has in a sign; else it is between two shapes."""
APART = 0.45
"""Shoulder-widths from where a sign has its hand, within which its shape would be the sign."""
OUT_OF_SIGHT = 1.25
"""Shoulder-widths below the shoulders beyond which a hand is mostly not seen."""


@dataclass(frozen=True)
class _Hands:
    """Of n windows: shape (n, 2, 20, 3), log_size (n, 2, 1) and wrist (n, 2, 2), left first."""

    shape: Tensor
    log_size: Tensor
    wrist: Tensor


def fidgets(windows: Tensor) -> Tensor:
    """Return as many windows (n, STEPS, WIDTH) of the same people who do something else."""
    parts = apart(windows)
    n, steps = windows.shape[:2]
    hands, others = _moment(parts), _moment(parts)
    mixed = torch.randperm(n)
    down = hanging(parts, WRISTS)
    goal = _goals(n)
    near = (goal - hands.wrist).norm(dim=-1) < APART
    keeps = (torch.rand(n, 2) < OWN_SHAPE) & ~near
    share = torch.where(keeps, 0.0, 0.3 + 0.4 * torch.rand(n, 2))[..., None, None]
    shape = hands.shape + (others.shape[mixed] - hands.shape) * share
    wrist = down + (goal[:, None] + _movement(n, steps) - down) * _lift(n, steps)[..., None]
    low = wrist[..., 1:2] > OUT_OF_SIGHT + 0.15 * torch.randn(n, 1, 2, 1)
    elbows = (wrist + parts.points[..., SHOULDERS, :]) / 2
    aside = torch.tensor([[-0.25, 0.15], [0.25, 0.15]]) + 0.08 * torch.randn(n, 1, 2, 2)
    points = parts.points.clone()
    points[..., WRISTS, :], points[..., ELBOWS, :] = wrist, elbows + aside
    return together(
        parts.but(
            seen=(~low).float(),
            wrist=wrist,
            log_size=hands.log_size[:, None].expand(-1, steps, -1, -1),
            shape=shape[:, None] + 0.03 * torch.randn(n, steps, 2, 20, 3),
            points=points,
        )
    )


def _moment(parts: Parts) -> _Hands:
    """Return both hands at one moment of each window; one that is not seen mirrors the other."""
    n, steps = parts.seen.shape[:2]
    rows = torch.arange(n)
    seen = parts.seen[..., 0]
    at = ((seen.amax(2) + 1e-3) * torch.rand(n, steps)).argmax(1)
    there = seen[rows, at].bool()
    turn = torch.tensor([-1.0, 1.0, 1.0])
    shape, size, wrist = (part[rows, at] for part in (parts.shape, parts.log_size, parts.wrist))
    return _Hands(
        torch.where(there[..., None, None], shape, shape.flip(1) * turn),
        torch.where(there[..., None], size, size.flip(1)),
        torch.where(there[..., None], wrist, wrist.flip(1) * turn[:2]),
    )


def _goals(n: int) -> Tensor:
    """Return where the wrists go (n, 2, 2); one that does nothing has its place at the hips."""
    spots = SPOTS[torch.randint(len(SPOTS), (n, 2))] + SPREAD * torch.randn(n, 2, 2)
    alike = torch.rand(n) < 0.7
    spots[alike, 0] = spots[alike, 1] + 0.05 * torch.randn(int(alike.sum()), 2)
    spots[:, 0, 0] *= -1
    idle = torch.tensor([[-0.6, 1.6], [0.6, 1.6]])
    rests = torch.tensor([[-0.3, 1.05], [0.3, 1.05]]) + 0.1 * torch.randn(n, 2, 2)
    other = torch.where(torch.rand(n, 1, 1) < WATCHED / (1 - BOTH), rests, idle)
    acts = torch.ones(n, 2, dtype=torch.bool)
    acts[torch.arange(n), torch.randint(2, (n,))] = torch.rand(n) < BOTH
    return torch.where(acts[..., None], spots, other)


def _movement(n: int, steps: int) -> Tensor:
    """Return what hands do where they are (n, steps, 2, 2): little, or rubbing to and fro."""
    tau = torch.linspace(0, 1, steps)[None, :, None, None]
    cycles = 0.5 + 4 * torch.rand(n, 1, 2, 1)
    size = 0.12 * torch.rand(n, 1, 2, 1) ** 2 * torch.randn(n, 1, 2, 2)
    drift = 0.15 * torch.randn(n, 1, 2, 2) * torch.rand(n, 1, 1, 1) ** 2
    wave = torch.sin(2 * torch.pi * (cycles * tau + torch.rand(n, 1, 2, 1)))
    return size * wave + drift * (tau - 0.5)


def _lift(n: int, steps: int) -> Tensor:
    """Return how far hands are on their way from hanging to the spot (n, steps, 2)."""
    tau = torch.linspace(0, 1, steps)[None, :, None]
    lag = 0.05 * torch.randn(n, 1, 2)
    up = torch.where(torch.rand(n, 1, 1) < 0.4, -0.5, 0.8 * torch.rand(n, 1, 1)) + lag
    falls = torch.rand(n, 1, 1) < 0.3
    down = torch.where(falls, up.clamp_min(0) + 0.3 + 0.5 * torch.rand(n, 1, 1), 2.0)
    takes = 0.15 + 0.35 * torch.rand(n, 1, 1)
    return _smooth((tau - up) / takes) * (1 - _smooth((tau - down) / takes))


def _smooth(way: Tensor) -> Tensor:
    way = way.clamp(0, 1)
    return way * way * (3 - 2 * way)
