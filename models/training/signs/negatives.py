"""Movements that are no sign, made from windows of signs."""

from __future__ import annotations

import torch
from torch import Tensor

from models.training.signs.parts import ELBOWS, WRISTS, apart, hanging, together


def at_rest(windows: Tensor) -> Tensor:
    """Return the same people with their hands down, out of sight or (some) just in sight."""
    parts = apart(windows)
    n = len(windows)
    points, visible = parts.points.clone(), parts.visible.clone()
    for joints in (ELBOWS, WRISTS):
        points[..., joints, :] = hanging(parts, joints)
    visible[..., :2] = torch.rand(n, 1, 1)
    visible[..., 2:] = 0.5 * torch.rand(n, 1, 1)
    shown = (torch.rand(n, 1, 1, 1) < 0.25) * parts.seen
    low = points[..., WRISTS, :]
    wrist = torch.where(parts.there.unsqueeze(2) > 0, low, parts.wrist[:, :1].expand_as(low))
    held = parts.shape[:, :1].expand_as(parts.shape)
    return together(
        parts.but(seen=shown.float(), wrist=wrist, shape=held, points=points, visible=visible)
    )


def scribbles(windows: Tensor) -> Tensor:
    """Return hands that move about at random and change between shapes of other windows."""
    parts = apart(windows)
    n, steps = windows.shape[:2]
    path = 0.7 * _smooth(n, steps, 4) + 0.5 * torch.randn(n, 1, 4)
    path = path.unflatten(-1, (2, 2)) + torch.tensor([0.0, 0.5])
    other = parts.shape[torch.randperm(n)].roll(int(torch.randint(steps, ())), 1)
    weight = (0.5 + 0.5 * _smooth(n, steps, 1)).clamp(0, 1)[..., None, None]
    points = parts.points.clone()
    points[..., WRISTS, :] = path
    shape = parts.shape + (other - parts.shape) * weight
    return together(parts.but(wrist=path, shape=shape, points=points))


def _smooth(n: int, steps: int, width: int) -> Tensor:
    """Return slow random curves (n, steps, width) of about unit size."""
    tau = torch.linspace(0, 1, steps)[None, :, None]
    curves = torch.zeros(n, steps, width)
    for waves in (0.5, 1.0, 2.0):
        size = torch.randn(n, 1, width) / waves**0.5
        curves += size * torch.sin(2 * torch.pi * (waves * tau + torch.rand(n, 1, width)))
    return curves / 1.5
