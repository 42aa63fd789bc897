"""Network and SVM on every person once, each time trained without that person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from models.training.static.baseline import fit_svm, predict
from models.training.static.data import VAL_SHARE, Hands, folds_by_user, place_of
from models.training.static.fit import Recipe, fit, logits
from models.training.static.metrics import overall


def cross_validate(
    hands: Hands, recipe: Recipe, n: int, say: Callable[[str], None]
) -> dict[str, Any]:
    """Return the figures of both over n folds by person.

    Early stopping and the SVM's cost use people from within the training folds.
    """
    fold = folds_by_user(hands, n)
    inner = np.array([place_of(f"inner:{user}") < VAL_SHARE for user in hands.user])
    network, svm = np.empty_like(hands.target), np.empty_like(hands.target)
    for k in range(n):
        train, val = hands.pick((fold != k) & ~inner), hands.pick((fold != k) & inner)
        out = hands.pick(fold == k)
        network[fold == k] = logits(fit(train, val, recipe), out.features).argmax(1).numpy()
        svm[fold == k] = predict(fit_svm(train, val), out)
        wrong = [(found[fold == k] != out.target).sum() for found in (network, svm)]
        say(f"fold {k + 1}/{n}: {len(out)} hands, network {wrong[0]} wrong, SVM {wrong[1]}")
    return {
        "n": n,
        "network": overall(hands.target, network),
        "svm": overall(hands.target, svm),
    }
