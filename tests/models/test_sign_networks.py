"""Parts of the network of signs and of its loss."""

import pytest

torch = pytest.importorskip("torch")

from gestures.signs.features import STEPS, WIDTH  # noqa: E402
from models.training.signs.contrast import contrast  # noqa: E402
from models.training.signs.networks import ChannelDropout, SignNet  # noqa: E402

pytestmark = pytest.mark.train


def test_a_channel_is_left_out_for_all_of_its_time():
    torch.manual_seed(0)
    drop, x = ChannelDropout(0.5), torch.ones(8, STEPS, 6)
    found = drop(x)
    assert set(found.unique().tolist()) == {0.0, 2.0}
    assert (found == found[:, :1]).all()
    torch.testing.assert_close(drop.eval()(x), x)


def test_contrast_is_least_when_words_lie_together():
    target = torch.tensor([0, 0, 1, 1, 2])
    together = torch.nn.functional.one_hot(target, 3).float()
    mixed = torch.nn.functional.one_hot(target.roll(1), 3).float()
    assert contrast(together, target, none=2) < contrast(mixed, target, none=2)


def test_odds_of_the_batches_are_taken_out():
    torch.manual_seed(0)
    net, windows = SignNet(3).eval(), torch.randn(4, STEPS, WIDTH)
    before = net(windows)[0].softmax(-1)
    net.forget_odds(2, 8.0)
    after = net(windows)[0].softmax(-1)
    torch.testing.assert_close(before[:, 2] / before[:, 0], 8 * after[:, 2] / after[:, 0])
    torch.testing.assert_close(before[:, 1] / before[:, 0], after[:, 1] / after[:, 0])
