"""The One Euro filter: steady when slow, prompt when fast.

Casiez, Roussel, Vogel: "1 euro filter: a simple speed-based low-pass filter for noisy input in
interactive systems", CHI 2012. Time is real time, so dropped frames do no harm. Two details keep
it the same at every frame rate: the speed is that of the raw values (as in the authors' own
code; against the filtered value it would grow with the lag, the more the higher the rate), and
the weights are those of the continuous low-pass, not of its first-order approximation.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


class OneEuro:
    """Filters a vector. Speeds are in the vector's own unit per second.

    min_cutoff: Hz at rest; lower is steadier. beta: Hz gained per unit of speed; higher lags
    less. derivative_cutoff: Hz, for the speed itself. Raises ValueError unless all are positive
    (beta: not negative).
    """

    def __init__(
        self, min_cutoff: float = 1.0, beta: float = 0.0, derivative_cutoff: float = 1.0
    ) -> None:
        if not (min_cutoff > 0 and derivative_cutoff > 0 and beta >= 0):
            raise ValueError("cut-off frequencies are positive and beta is not negative")
        self._min_cutoff = min_cutoff
        self._beta = beta
        self._derivative_cutoff = derivative_cutoff
        self.reset()

    def reset(self) -> None:
        """Forget everything: the next value is taken as it is."""
        self._t = -math.inf
        self._raw: Vector = np.zeros(())
        self._value: Vector | None = None
        self._velocity: Vector = np.zeros(())

    def update(self, t: float, value: Vector) -> Vector:
        """Return the filtered value at t (s); a time that is not later changes nothing."""
        if self._value is None:
            self._t, self._raw, self._value = t, value, value
            self._velocity = np.zeros_like(value)
            return value
        elapsed = t - self._t
        if not elapsed > 0:
            return self._value
        velocity = (value - self._raw) / elapsed
        self._velocity = _mix(self._velocity, velocity, _share(self._derivative_cutoff, elapsed))
        cutoff = self._min_cutoff + self._beta * float(np.linalg.norm(self._velocity))
        self._value = _mix(self._value, value, _share(cutoff, elapsed))
        self._t, self._raw = t, value
        return self._value


def _share(cutoff: float, elapsed: float) -> float:
    """Return the weight of the new value in a low-pass of this cut-off (Hz)."""
    return 1.0 - math.exp(-2 * math.pi * cutoff * elapsed)


def _mix(old: Vector, new: Vector, share: float) -> Vector:
    mixed: Vector = old + share * (new - old)
    return mixed
