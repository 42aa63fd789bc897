"""Windows changed in time: other speeds, other cuts, and two of them joined to one."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from models.training.signs.parts import apart, together


@dataclass(frozen=True)
class Timing:
    """crop: at most this share is cut at either end; part: chance that only a part, a third or

    more, is seen; warp: how uneven the speed may get; hold: chance that the end is held for a
    while, up to half of the window.
    """

    crop: float = 0.2
    part: float = 0.2
    warp: float = 0.25
    hold: float = 0.3


def in_time(windows: Tensor, timing: Timing) -> Tensor:
    """Return windows (n, S, WIDTH) cut and played at another, changing speed."""
    n, steps = windows.shape[:2]
    tau = torch.linspace(0, 1, steps).expand(n, steps)
    held = 1 - 0.5 * torch.rand(n, 1) * (torch.rand(n, 1) < timing.hold)
    tau = (tau / held).clamp(max=1.0)
    bend = timing.warp * (2 * torch.rand(n, 1) - 1)
    ripple = timing.warp * (2 * torch.rand(n, 1) - 1)
    tau = tau + bend * torch.sin(torch.pi * tau) / 2 + ripple * torch.sin(2 * torch.pi * tau) / 4
    start, end = timing.crop * torch.rand(n, 1), 1 - timing.crop * torch.rand(n, 1)
    long = 0.35 + 0.65 * torch.rand(n, 1)
    at = torch.rand(n, 1) * (1 - long)
    part = torch.rand(n, 1) < timing.part
    start, end = torch.where(part, at, start), torch.where(part, at + long, end)
    return at_shares(windows, start + tau.clamp(0, 1) * (end - start))


def at_shares(windows: Tensor, shares: Tensor) -> Tensor:
    """Return the rows at ``shares`` (n, R) of the way through windows (n, S, WIDTH).

    A row between two rows is their mean where both show the same hands, else the nearer one.
    """
    steps = windows.shape[1]
    place = shares.clamp(0, 1) * (steps - 1)
    low = place.floor().long()
    high = (low + 1).clamp(max=steps - 1)
    return blend(_rows(windows, low), _rows(windows, high), (place - low)[..., None])


def blend(one: Tensor, other: Tensor, weight: Tensor) -> Tensor:
    """Return rows between ``one`` (weight 0) and ``other`` (weight 1); weight (n, S, 1).

    What only one of them has is taken from it while that is the nearer one.
    """
    a, b = apart(one), apart(other)
    nearer = (weight > 0.5).float()
    hand = weight.unsqueeze(2) * a.seen * b.seen + (1 - a.seen) * b.seen
    body = (weight * a.there * b.there + (1 - a.there) * b.there).unsqueeze(-1)

    def mixed(x: Tensor, y: Tensor, share: Tensor) -> Tensor:
        return x + (y - x) * share

    return together(
        a.but(
            seen=mixed(a.seen, b.seen, nearer.unsqueeze(2)),
            wrist=mixed(a.wrist, b.wrist, hand),
            log_size=mixed(a.log_size, b.log_size, hand),
            shape=mixed(a.shape, b.shape, hand.unsqueeze(-1)),
            there=mixed(a.there, b.there, nearer),
            points=mixed(a.points, b.points, body),
            visible=mixed(a.visible, b.visible, body[..., 0]),
        )
    )


def joined(
    before: Tensor, after: Tensor, leaves: Tensor, arrives: Tensor, shares: tuple[Tensor, Tensor]
) -> Tensor:
    """Return windows that show ``before``, move over, and show ``after``, all (n, S, WIDTH).

    leaves, arrives: (n, 1) shares of the window between which the hands move over. shares:
    where ``before`` begins and where ``after`` ends, (n, 1) each; the first is left at its end
    and the other entered at its beginning.
    """
    tau = torch.linspace(0, 1, before.shape[1]).expand(before.shape[:2])
    begin, end = shares
    first = begin + (tau / leaves.clamp_min(1e-3)).clamp(0, 1) * (1 - begin)
    second = ((tau - arrives) / (1 - arrives).clamp_min(1e-3)).clamp(0, 1) * end
    way = ((tau - leaves) / (arrives - leaves).clamp_min(1e-3)).clamp(0, 1)
    smooth = way * way * (3 - 2 * way)
    return blend(at_shares(before, first), at_shares(after, second), smooth[..., None])


def _rows(windows: Tensor, index: Tensor) -> Tensor:
    return windows.gather(1, index[..., None].expand(-1, -1, windows.shape[-1]))
