"""How sure the network of signs may be."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from models.training.signs.calibration import (  # noqa: E402
    calibration_error,
    calibration_grid,
    temperature,
)
from models.training.signs.figures import figures  # noqa: E402
from models.training.signs.splits import NEW_SOURCE, RANDOM  # noqa: E402

pytestmark = pytest.mark.train

LABELS = ("halo", "maaf", "tolong")


def result(fold, divisor, split=NEW_SOURCE):
    """Answers whose logits are ``divisor`` times what they would be if they were calibrated."""
    rng = np.random.default_rng(len(fold))
    logits = 2 * rng.normal(size=(4000, 3))
    shares = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    truth = np.array([LABELS[rng.choice(3, p=share)] for share in shares])
    told = np.exp(divisor * logits)
    told /= told.sum(1, keepdims=True)
    found = figures(truth, told.astype(np.float32), LABELS, LABELS)
    return {"contestant": "ours", "split": split, "fold": fold, **found}


@pytest.fixture(scope="module")
def results():
    return [result("one", 2.0), result("two", 2.0), result("other", 0.5)]


def test_temperature_is_what_calibrates_the_answers(results):
    assert temperature(results[:2]) == pytest.approx(2, rel=0.1)
    assert temperature(results[2:]) == pytest.approx(0.5, rel=0.1)


def test_the_source_that_is_measured_has_no_say(results):
    assert temperature(results, without="other") == pytest.approx(2, rel=0.1)
    assert temperature(results[:1], without="one") is None


def test_other_splits_have_no_say():
    assert temperature([result("one", 2.0, RANDOM)]) is None


def test_a_fitted_temperature_lessens_the_error(results):
    assert calibration_error(results[0], 2.0) < 0.03 < calibration_error(results[0], 1.0)
    grid = calibration_grid(results[:1], results[1:2])
    assert [row[0] for row in grid.rows] == ["one"]
