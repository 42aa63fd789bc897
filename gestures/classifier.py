"""The protocol of the networks that recognisers ask."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Classifier(Protocol):
    """A network from features (n, F) to probabilities (n, K), one column for each label."""

    @property
    def labels(self) -> tuple[str, ...]: ...

    def __call__(self, features: NDArray[np.float32]) -> NDArray[np.float32]: ...
