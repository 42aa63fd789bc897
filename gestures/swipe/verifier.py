"""What decides whether a stroke was meant as a swipe."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SWIPE_LABEL = "swipe"


class Verifier(Protocol):
    """A network from features (n, N) to probabilities (n, K), one column for each label.

    One of its labels is ``swipe``. Features: ``gestures.swipe.features``.
    """

    @property
    def labels(self) -> tuple[str, ...]: ...

    def __call__(self, features: NDArray[np.float32]) -> NDArray[np.float32]: ...
