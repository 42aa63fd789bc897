"""The protocol of the networks that tell signs apart."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

NO_SIGN = "none"
"""The label of rest, of movements between signs and of parts of signs."""


class SequenceClassifier(Protocol):
    """A network from windows (n, STEPS, WIDTH) of ``gestures.signs.features``.

    Returns probabilities (n, K), one column for each label, and embeddings (n, D) of unit
    length, in which windows of one sign lie near each other.
    """

    @property
    def labels(self) -> tuple[str, ...]: ...

    def __call__(
        self, windows: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]: ...
