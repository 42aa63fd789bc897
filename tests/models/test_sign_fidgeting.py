"""Movements that are no sign, made for the training."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from gestures.signs.features import STEPS, WIDTH  # noqa: E402
from models.training.signs.fidgeting import fidgets  # noqa: E402
from models.training.signs.parts import WRISTS, Parts, apart, together  # noqa: E402


@pytest.fixture(autouse=True)
def _seeded() -> None:
    torch.manual_seed(0)


def signed(n: int) -> torch.Tensor:
    """Windows in which the right hand alone is held before the chest."""
    parts = apart(torch.zeros(n, STEPS, WIDTH))
    seen = torch.zeros_like(parts.seen)
    seen[:, :, 1] = 1
    points = torch.randn(n, 1, *parts.points.shape[2:]).expand_as(parts.points)
    shape = torch.randn(n, 1, 2, 20, 3).expand_as(parts.shape)
    wrist = torch.tensor([0.1, 0.4]).expand_as(parts.wrist)
    there = torch.ones_like(parts.there)
    return together(
        Parts(seen, wrist, parts.log_size, shape, there, points, torch.ones_like(parts.visible))
    )


def test_hands_rise_to_the_head_the_other_arm_and_the_lap() -> None:
    parts = apart(fidgets(signed(400)))
    seen = parts.seen[..., 0] > 0
    heights = parts.wrist[..., 1][seen]
    assert torch.isfinite(heights).all()
    assert heights.min() < -0.8
    assert heights.max() > 0.9
    assert (seen.any(1).sum(1) == 2).float().mean() > 0.1, "both hands now and then"
    assert seen.any(1).any(1).float().mean() > 0.8
    assert (~seen.all(1)).any(1).float().mean() > 0.3, "many come or go within the window"


def test_the_body_goes_where_the_hands_go() -> None:
    parts = apart(fidgets(signed(50)))
    arms = parts.points[..., WRISTS, :]
    assert torch.allclose(arms * parts.seen, parts.wrist * parts.seen, atol=1e-5)


def test_a_hand_that_was_never_seen_has_a_shape() -> None:
    parts = apart(fidgets(signed(200)))
    left = parts.shape[:, :, 0][parts.seen[:, :, 0, 0] > 0]
    assert len(left)
    assert (left.abs().amax((1, 2)) > 0.1).all()
