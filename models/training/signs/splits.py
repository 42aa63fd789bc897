"""What to train on and what to measure on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gestures.signs.classifier import NO_SIGN
from models.training.signs.data import Takes

LARGEST = "glorycornelia"
"""The one source that was recorded in two sessions."""

RANDOM, NEW_SESSION, NEW_SOURCE = "random 8:2", "new session", "new source"


@dataclass(frozen=True)
class Split:
    """name: of the table; fold: the part left out, where there are several.

    asked: the words that may be answered where not all may.
    """

    name: str
    fold: str
    train: Takes
    test: Takes
    asked: tuple[str, ...]


def random_split(takes: Takes, seed: int = 0) -> Split:
    """Return 8:2 by chance within every word: takes of one session stand on both sides."""
    rng = np.random.default_rng(seed)
    test = np.zeros(len(takes), bool)
    for word in np.unique(takes.label):
        own = rng.permutation(np.flatnonzero(takes.label == word))
        test[own[: round(len(own) / 5)]] = True
    return Split(RANDOM, LARGEST, takes.pick(~test), takes.pick(test), takes.words)


def by_session(takes: Takes) -> Split:
    """Return the first session to train on and the second to measure on."""
    first = takes.session == 1
    return Split(NEW_SESSION, LARGEST, takes.pick(first), takes.pick(~first), takes.words)


def by_source(takes: Takes) -> Iterator[Split]:
    """Leave each source out in turn, and measure on those of its words that others know.

    Asked are all words that several sources have.
    """
    asked = shared_words(takes).words
    for source in np.unique(takes.source):
        own = takes.source == source
        train = takes.pick(~own)
        shared = np.isin(takes.label, train.words) & (takes.label != NO_SIGN)
        if (own & shared).any():
            yield Split(NEW_SOURCE, str(source), train, takes.pick(own & shared), asked)


def of_source(takes: Takes, source: str) -> Takes:
    """Return the takes of one source."""
    return takes.pick(takes.source == source)


def shared_words(takes: Takes) -> Takes:
    """Return the takes of words that more than one source has."""
    sources = {word: len(set(takes.source[takes.label == word])) for word in takes.words}
    return takes.pick(np.array([sources.get(word, 0) > 1 for word in takes.label.tolist()]))
