"""How sure the network may be: a temperature, fitted on sources that it had not seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean

import torch
from torch import Tensor, nn

from controller.evaluation.calibration import expected_calibration_error, reliability
from controller.evaluation.grids import Grid, percent
from controller.evaluation.store import Result
from models.training.signs.splits import NEW_SOURCE


def temperature(results: Iterable[Result], without: str | None = None) -> float | None:
    """Return the temperature of least cross entropy (Guo et al., 2017) over sources left out.

    Each source counts alike; ``without`` names one that has no say. None without any source.
    """
    told = [_answers(r) for r in results if r["split"] == NEW_SOURCE and r["fold"] != without]
    if not told:
        return None
    tried = torch.logspace(-1, 1, 201)
    losses = [
        torch.stack([nn.functional.cross_entropy(scores / t, target) for t in tried])
        for scores, target in told
    ]
    return float(tried[int(torch.stack(losses).mean(0).argmin())])


def calibration_error(result: Result, divisor: float) -> float:
    """Return the expected calibration error with scores divided by a temperature."""
    scores, target = _answers(result)
    sure, found = (scores / divisor).softmax(-1).max(-1)
    bins = reliability(sure.numpy(), (found == target).numpy())
    return expected_calibration_error(bins) or 0.0


def calibration_grid(results: Sequence[Result], fitted_on: Sequence[Result]) -> Grid:
    """Return the calibration error of each result, and with a temperature of other sources."""
    rows, errors = [], []
    for result in results:
        fitted = temperature(fitted_on, without=result["fold"])
        if fitted is not None:
            before, after = (calibration_error(result, t) for t in (1.0, fitted))
            errors.append((before, after))
            rows.append((result["fold"], percent(before), f"{fitted:.2f}", percent(after)))
    if len(rows) > 1:
        means = [percent(fmean(one)) for one in zip(*errors, strict=True)]
        rows.append(("mean", means[0], "", means[1]))
    columns = ("left out", "calibration error", "temperature of the others", "with it")
    return Grid("How sure it is", columns, tuple(rows))


def _answers(result: Result) -> tuple[Tensor, Tensor]:
    """Return logits (N, K), up to a constant a row, and classes (N,)."""
    return torch.tensor(result["scores"]), torch.tensor(result["target"])
