"""From takes to a taught sign, and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from controller.signs.data_set import DataSet
from controller.signs.taught import (
    LEAST,
    TaughtSign,
    add_taught,
    load_taught,
    places_of,
    show,
)
from gestures.signs.classifier import NO_SIGN, SequenceClassifier
from gestures.signs.prototypes import ALIKE, Shown


@dataclass(frozen=True, slots=True)
class Lesson:
    """takes: how many there are. usable: whether those are enough. alike: other signs that the
    takes look like, with how much, the likest first. known: whether the network has the sign.
    """

    takes: int
    usable: bool
    alike: tuple[tuple[str, float], ...] = ()
    known: bool = False


def teach(sign: str, data: DataSet, network: SequenceClassifier, now: datetime) -> Lesson:
    """Have a sign recognised by its takes from now on, and compare it with the others.

    Raises SourceError when the list of taught signs cannot be written.
    """
    lesson = TaughtSign(sign, str(data.folder.absolute()), f"{now:%Y-%m-%d}")
    takes = show(places_of(lesson), network)
    if takes is None or len(takes) < LEAST:
        return Lesson(0 if takes is None else len(takes), usable=False)
    others = load_taught(network)
    alike = others.lookalikes(sign, takes) if others else {}
    alike |= _known_alike(sign, takes, network)
    add_taught(lesson)
    ordered = sorted(alike.items(), key=lambda each: -each[1])
    return Lesson(len(takes), True, tuple(ordered), sign in network.labels)


def _known_alike(sign: str, takes: Shown, network: SequenceClassifier) -> dict[str, float]:
    """Return the network's own signs that it takes the takes for."""
    means = network(takes.windows)[0].mean(axis=0)
    found = dict(zip(network.labels, np.asarray(means, float).tolist(), strict=True))
    return {n: p for n, p in found.items() if p >= ALIKE and n not in (NO_SIGN, sign)}
