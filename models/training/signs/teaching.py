"""How well five takes teach a sign: words are kept from a network, then taught and looked for.

Two kinds of folds. ``words``: the network knows the signer, but not a quarter of the words of the
largest source, nor its second session. ``signer``: the network has never seen that source. In
both, words are taught with takes of the first session, and looked for among all words of the
second; sources with one session are split by the order of the takes. Run it with
``python -m models.training.signs.teaching``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from gestures.signs.classifier import NO_SIGN
from gestures.signs.prototypes import Prototypes, Shown, with_taught
from models.training.signs.data import Takes, load_words
from models.training.signs.fit import Recipe, answers, fit
from models.training.signs.ship import TEMPERATURE
from models.training.signs.splits import LARGEST

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "signs"
DRAWS = 5
"""Choices of the takes that are shown."""
N_FOLDS = 4
OTHERS = ("dimaswibowo", "olfatalatas", "tresna024")
"""Sources of one signer or session, large enough to be signers that the network has not seen."""


@dataclass(frozen=True)
class Fold:
    """words: those to teach. train, shown, asked: rows (N,) to train on, teach with, look at."""

    name: str
    words: tuple[str, ...]
    train: NDArray[np.bool_]
    shown: NDArray[np.bool_]
    asked: NDArray[np.bool_]


@dataclass(frozen=True)
class Rates:
    """Shares that were right: of taught words, of known words before and after the teaching.

    false: share of windows without a sign that were taken for a taught word.
    """

    taught: float
    known_before: float
    known: float
    false: float


def folds(takes: Takes) -> Iterator[Fold]:
    """Yield what is to be trained and measured."""
    largest = takes.source == LARGEST
    first, second = largest & (takes.session == 1), largest & (takes.session == 2)
    words = sorted(set(takes.label[largest].tolist()))
    for number in range(N_FOLDS):
        held = tuple(words[number::N_FOLDS])
        train = ~second & ~np.isin(takes.label, held)
        yield Fold(f"words {number + 1} of {N_FOLDS}", held, train, first, second)
    unknown = set(takes.label[~largest].tolist())
    new = tuple(word for word in words if word not in unknown)
    yield Fold(f"signer {LARGEST}", new, ~largest, first, second)
    for source in OTHERS:
        own = takes.source == source
        early = own & _early(takes, own)
        held = tuple(sorted(set(takes.label[own].tolist()) - {NO_SIGN}))
        yield Fold(
            f"signer {source}", held, ~own & ~np.isin(takes.label, held), early, own & ~early
        )


def _early(takes: Takes, own: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return (N,) whether a take is in the first half of its signer's takes of a word."""
    early = np.zeros(len(takes), bool)
    for signer in set(takes.signer[own].tolist()):
        for word in set(takes.label[own].tolist()):
            rows = np.flatnonzero(own & (takes.signer == signer) & (takes.label == word))
            early[rows[: len(rows) // 2]] = True
    return early


@dataclass(frozen=True)
class Seen:
    """What a network without the words of a fold makes of all N takes.

    labels: of the K columns of probabilities (N, K); embeddings: (N, D).
    """

    labels: tuple[str, ...]
    probabilities: NDArray[np.float32]
    embeddings: NDArray[np.float32]


def look(takes: Takes, fold: Fold, recipe: Recipe, keep: Path | None = None) -> Seen:
    """Train without the fold's words and look at all takes.

    keep: folder in which the answers are kept, so that they need not be worked out again.
    """
    training = takes.pick(fold.train)
    labels = (*training.words, NO_SIGN)
    file = keep / f"{fold.name.replace(' ', '_')}_{recipe.steps}.npz" if keep else None
    if file is not None and file.exists():
        with np.load(file) as kept:
            return Seen(labels, kept["probabilities"], kept["embeddings"])
    logits, embeddings = answers(fit(training, labels, recipe), takes.whole)
    seen = Seen(labels, torch.softmax(logits / TEMPERATURE, dim=1).numpy(), embeddings.numpy())
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(file, probabilities=seen.probabilities, embeddings=seen.embeddings)
    return seen


def measure(takes: Takes, fold: Fold, seen: Seen, n_takes: int) -> Rates:
    """Teach the fold's words and look for all words."""
    rates = [_rates(takes, fold, seen, _draw(takes, fold, n_takes, seed)) for seed in range(DRAWS)]
    names = ("taught", "known_before", "known", "false")
    return Rates(*(float(np.mean([getattr(each, name) for each in rates])) for name in names))


def _draw(takes: Takes, fold: Fold, count: int, seed: int) -> dict[str, NDArray[np.int64]]:
    """Return the rows to teach each word with: takes in a row, as people record them."""
    rng = np.random.default_rng(seed)
    chosen = {}
    for word in fold.words:
        rows = np.flatnonzero(fold.shown & (takes.label == word))
        start = rng.integers(0, max(len(rows) - count, 0) + 1)
        chosen[word] = rows[start : start + count]
    return chosen


def _rates(
    takes: Takes,
    fold: Fold,
    seen: Seen,
    chosen: dict[str, NDArray[np.int64]],
) -> Rates:
    taught = Prototypes.fit(
        {word: Shown(seen.embeddings[rows], takes.whole[rows]) for word, rows in chosen.items()}
    )
    right: dict[str, list[bool]] = {"taught": [], "before": [], "known": [], "false": [False]}
    nothing = np.flatnonzero((takes.label == NO_SIGN) & fold.asked)
    asked = np.flatnonzero(fold.asked & np.isin(takes.label, [*seen.labels[:-1], *fold.words]))
    for row in (*asked, *nothing):
        own = dict(zip(seen.labels, map(float, seen.probabilities[row]), strict=True))
        joined = with_taught(own, taught.scores(seen.embeddings[row], takes.whole[row]))
        answer, word = max(joined, key=lambda name: joined[name]), str(takes.label[row])
        if word in fold.words:
            right["taught"].append(answer == word)
        elif word == NO_SIGN:
            right["false"].append(answer in fold.words)
        else:
            right["known"].append(answer == word)
            right["before"].append(max(own, key=lambda name: own[name]) == word)
    mean = {name: float(np.mean(each)) if each else float("nan") for name, each in right.items()}
    return Rates(mean["taught"], mean["before"], mean["known"], mean["false"])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    parser.add_argument("--takes", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="folder for the networks' answers")
    parser.add_argument("--only", help="folds whose name begins like this")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    takes = load_words(options.data)
    write = sys.stdout.write
    write(f"{'fold':<22}{'taught':>8}{'known before':>14}{'known':>8}{'false':>8}   words\n")
    for fold in folds(takes):
        if options.only and not fold.name.startswith(options.only):
            continue
        seen = look(takes, fold, Recipe(steps=options.steps), options.keep)
        found = measure(takes, fold, seen, options.takes)
        write(
            f"{fold.name:<22}{found.taught:>8.3f}{found.known_before:>14.3f}{found.known:>8.3f}"
            f"{found.false:>8.3f}   {', '.join(fold.words)}\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
