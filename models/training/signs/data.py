"""Recorded signs as windows of features, with who signed and where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from gestures.signs.classifier import NO_SIGN
from gestures.signs.features import features
from gestures.signs.layout import HANDS_ONLY, SignFrames, from_values
from models.training.signs.borrowed import with_body

IDLE = "idle"
LETTER = "huruf_"
"""How letters are called among words: to the network of words they are no signs."""

MOVEMENT = "swipe_"

WORD_FILES = "words_*.npz"

BEFORE_PAUSE = 1
"""Frames at the beginning of a recorded word that are not part of it: the usual recorder takes its
first picture before the pause between two takes, and it shows the end of the take before.
"""


@dataclass(frozen=True)
class Takes:
    """N recordings of one sign each; all arrays have N rows.

    whole: (N, STEPS, WIDTH) features; hands: the same without the body; bodied: with a likely
    body where none was recorded. label: the word or
    ``none``. raw: what the source calls it. source: the data set; signer: the person.
    values: what was recorded, (T, 258 or 126) each, for networks that take it as it is.
    """

    whole: NDArray[np.float32]
    hands: NDArray[np.float32]
    bodied: NDArray[np.float32]
    label: NDArray[np.str_]
    raw: NDArray[np.str_]
    source: NDArray[np.str_]
    signer: NDArray[np.str_]
    session: NDArray[np.int64]
    values: NDArray[np.object_]

    def __len__(self) -> int:
        return len(self.label)

    def pick(self, rows: Any) -> Takes:
        """Return the takes that a numpy index picks."""
        return Takes(*(getattr(self, f.name)[rows] for f in fields(self)))

    @property
    def words(self) -> tuple[str, ...]:
        """The words there are, in order, without ``none``."""
        return tuple(sorted(set(self.label.tolist()) - {NO_SIGN}))


def gathered(parts: Sequence[Takes]) -> Takes:
    """Return all takes one after the other."""
    return Takes(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Takes)))


def load_words(folder: Path) -> Takes:
    """Return every recording of a word in ``folder/words_*.npz``.

    Raises OSError without one and ValueError, with its name, for a damaged one.
    """
    files = sorted(folder.glob(WORD_FILES))
    if not files:
        raise FileNotFoundError(f"no {WORD_FILES} in {folder}")
    return gathered([_named(path) for path in files])


def _named(path: Path) -> Takes:
    try:
        return _load(path)
    except (ValueError, KeyError, BadZipFile) as error:
        raise ValueError(f"{path.name} is no recording of words or is damaged") from error


def _load(path: Path) -> Takes:
    with np.load(path) as kept:
        values, raw = kept["x"], kept["label"]
        signer, session = kept["signer"], kept["session"].astype(np.int64)
    source = path.stem.removeprefix("words_").removesuffix("_hands")
    rows = np.empty(len(values), object)
    rows[:] = list(values)
    return takes_of(
        [word_frames(take) for take in values],
        raw=raw,
        source=np.full(len(values), source),
        signer=signer,
        session=session,
        values=rows,
    )


def word_frames(values: NDArray[np.floating[Any]]) -> SignFrames:
    """Return one take (T, 258 or 126) of a file of words, without what is before its pause."""
    return from_values(values[min(BEFORE_PAUSE, len(values) - 1) :])


def load_movements(folder: Path) -> Takes:
    """Return recorded movements of hands that are no sign: ``folder/*.npz``, see README there."""
    return gathered([_load_movements(path) for path in sorted(folder.glob("*.npz"))])


def _load_movements(path: Path) -> Takes:
    with np.load(path) as kept:
        x, length, raw = kept["x"], kept["length"], kept["label"]
    if x.shape[2] == 1:
        x = np.concatenate([np.zeros_like(x), x], axis=2)
    hands = x.reshape(*x.shape[:2], HANDS_ONLY)
    rows = np.empty(len(x), object)
    rows[:] = [take[:many] for take, many in zip(hands, length, strict=True)]
    return takes_of(
        [from_values(take) for take in rows],
        raw=np.char.add(f"{MOVEMENT}", raw),
        source=np.full(len(x), f"swipes_{path.stem}"),
        signer=np.full(len(x), f"swipes_{path.stem}"),
        session=np.ones(len(x), np.int64),
        values=rows,
    )


def takes_of(
    frames: Iterable[SignFrames],
    *,
    raw: NDArray[np.str_],
    source: NDArray[np.str_],
    signer: NDArray[np.str_],
    session: NDArray[np.int64],
    values: NDArray[np.object_],
) -> Takes:
    """Return takes with the features of ``frames``."""
    frames = list(frames)
    label = np.array([NO_SIGN if _is_no_word(name) else name for name in raw.tolist()])
    return Takes(
        whole=np.stack([features(take) for take in frames]),
        hands=np.stack([features(without_body(take)) for take in frames]),
        bodied=np.stack([features(_bodied(take)) for take in frames]),
        label=label,
        raw=raw,
        source=source,
        signer=signer,
        session=session,
        values=values,
    )


def _is_no_word(name: str) -> bool:
    return name == IDLE or name.startswith((LETTER, MOVEMENT))


def without_body(frames: SignFrames) -> SignFrames:
    """Return what a tracker of hands alone would have seen."""
    return SignFrames(frames.t, np.full_like(frames.body, np.nan), frames.left, frames.right)


def _bodied(frames: SignFrames) -> SignFrames:
    return with_body(frames) if np.isnan(frames.body).all() else frames
