"""Values at even times from values at the times a camera happened to look."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def even_times(t: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    """Return ``steps`` times from the first to the last of t (T,), T > 0."""
    return np.linspace(t[0], t[-1], steps)


def resample(
    t: NDArray[np.float64],
    values: NDArray[np.float32],
    times: NDArray[np.float64],
    longest_gap: float,
) -> NDArray[np.float32]:
    """Return values (T, ...) at ``times`` (S,), on straight lines between the looks.

    A row with a NaN was not found. Gaps between found rows are filled when they last no
    longer than ``longest_gap`` seconds; so is what lies before the first and after the last
    found row, with that row, up to half as long. Everything else is NaN.
    """
    found = ~np.isnan(values.reshape(len(values), -1)).any(axis=1)
    result = np.full((len(times), *values.shape[1:]), np.nan, np.float32)
    if not found.any():
        return result
    t, values = t[found], values[found]
    after = np.clip(np.searchsorted(t, times), 0, len(t) - 1)
    before = np.where(t[after] > times, np.maximum(after - 1, 0), after)
    gap = t[after] - t[before]
    near = np.minimum(np.abs(times - t[before]), np.abs(times - t[after]))
    within = (t[before] <= times) & (times <= t[after])
    good = np.where(within, gap <= longest_gap, near <= longest_gap / 2)
    share = np.clip(np.divide(times - t[before], gap, out=np.zeros_like(gap), where=gap > 0), 0, 1)
    share = share.reshape(-1, *(1,) * (values.ndim - 1))
    mixed = values[before] * (1 - share) + values[after] * share
    result[good] = mixed[good]
    return result
