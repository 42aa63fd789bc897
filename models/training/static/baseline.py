"""The plain classifier to beat: an RBF support vector machine on the same features."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from models.training.static.data import Hands, join

COSTS = (1.0, 10.0, 100.0)


def fit_svm(train: Hands, val: Hands) -> Pipeline:
    """Choose the cost on ``val``, then fit on ``train`` and ``val`` together."""
    scores = [_svm(cost, train).score(val.features, val.target) for cost in COSTS]
    return _svm(COSTS[int(np.argmax(scores))], join([train, val]))


def predict(svm: Pipeline, hands: Hands) -> NDArray[np.int64]:
    """Return the classes (n,)."""
    return np.asarray(svm.predict(hands.features), dtype=np.int64)


def _svm(cost: float, hands: Hands) -> Pipeline:
    return make_pipeline(StandardScaler(), SVC(C=cost)).fit(hands.features, hands.target)
