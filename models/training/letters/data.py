"""The letters' sources, as hands in mirror view with equal units on both axes.

No source tells surely which hand is whose: one lists the hands in order of detection, two
name sides that do not agree with the hands' winding. So nothing here depends on the side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import N_LANDMARKS
from gestures.signs.letter_features import LETTER_LABELS
from models.training.letters.depth import lifted
from models.training.letters.outside import restored

SQUARE, WEBCAM = 1.0, 4 / 3
ASPECTS = {"vjyzcelery": 1.05, "krisnasantosa15": 1.1, "zulfarida0107": WEBCAM}
"""Width / height, where hands turned either way have the same proportions."""

UNRELATED = frozenset({"zulfarida0107"})
SEQUENCES = "dimaswibowo"
WHOLE = tuple(ASPECTS)
"""The sources of the whole alphabet."""

SOURCES = (*WHOLE, SEQUENCES)
IN_WORDS = "huruf_"
"""What the labels of letters begin with in a recording of words."""

WORDS = ("naufalaqil18", "tirtapir", "rahmanfauza", "tresna024_hands", "olfatalatas_hands",
         SEQUENCES)  # fmt: skip
"""Recordings of words that training sees."""

EVERY = 6
"""Of the sequences of letters, one frame in so many: neighbours are near-copies."""


@dataclass(frozen=True)
class Letters:
    """n frames. hands: (n, 2, 21, 3), NaN = not found; target: (n,) index into LETTER_LABELS.

    related: (n,) whether the place of the hands to each other is known; source: (n,) name.
    """

    hands: NDArray[np.float32]
    target: NDArray[np.int64]
    related: NDArray[np.bool_]
    source: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.target)

    def pick(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Letters:
        """Return the rows chosen by a mask or by indices."""
        return Letters(*(getattr(self, column.name)[rows] for column in fields(self)))

    @property
    def present(self) -> NDArray[np.bool_]:
        """Which hands (n, 2) were found."""
        found: NDArray[np.bool_] = np.isfinite(self.hands).all(axis=(2, 3))
        return found


def join(parts: Sequence[Letters]) -> Letters:
    """Return the frames of all parts."""
    names = [column.name for column in fields(Letters)]
    return Letters(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def load(data: Path) -> Letters:
    """Return the letters of all sources; data: the folder of ``signs`` and ``static``.

    All get their depth in the same way (``depth.lifted``), as one source has none. The hands
    it is taken from spell nothing, so that nothing of one source gets into another.
    """
    signs = data / "signs"
    flat = join([*(_stills(signs, name) for name in ASPECTS), _sequences(signs)])
    return replace(flat, hands=lifted(flat.hands, known_hands(data)))


def load_words(signs: Path, name: str, every: int) -> NDArray[np.float32]:
    """Return the hands (n, 2, 21, 3) of a recording of words, one frame in ``every``."""
    with np.load(signs / f"words_{name}.npz", allow_pickle=False) as z:
        rows = ~np.char.startswith(z["label"], IN_WORDS)
        x = z["x"][rows, ::every, -2 * N_LANDMARKS * 3 :].astype(np.float32)
    hands = x.reshape(-1, 2, N_LANDMARKS, 3) * np.float32([-WEBCAM, 1, WEBCAM])
    hands[~(hands != 0).any(axis=(2, 3))] = np.nan
    return hands[np.isfinite(hands).all(axis=(2, 3)).any(axis=1)]


def known_hands(data: Path) -> NDArray[np.float32]:
    """Return hands (n, 21, 3) that spell nothing, with the depth that a landmarker has guessed."""
    with np.load(data / "static" / "landmarks_frames.npz", allow_pickle=False) as z:
        aspect = (z["width"] / z["height"]).astype(np.float32)[:, None]
        frames = z["xyz"].astype(np.float32)
    frames[..., 0] *= -aspect
    frames[..., 2] *= aspect
    words = [load_words(data / "signs", name, every=8) for name in WORDS]
    each = np.concatenate(words).reshape(-1, N_LANDMARKS, 3)
    return np.concatenate([frames, each[np.isfinite(each).all(axis=(1, 2))]])


def _stills(folder: Path, name: str) -> Letters:
    with np.load(folder / f"letters_{name}.npz", allow_pickle=False) as z:
        hands = z["x"][..., :2].astype(np.float32)
        target = np.array([LETTER_LABELS.index(str(one).lower()) for one in z["label"]])
    hands[~(hands != 0).any(axis=(2, 3))] = np.nan
    if name == "vjyzcelery":
        hands = restored(hands)
    return _named(hands * np.float32([-ASPECTS[name], 1]), target, name)


def _sequences(folder: Path) -> Letters:
    with np.load(folder / f"words_{SEQUENCES}.npz", allow_pickle=False) as z:
        rows = np.char.startswith(z["label"], IN_WORDS)
        x, label = z["x"][rows, ::EVERY], z["label"][rows]
    hands = x[..., 132:].reshape(-1, 2, N_LANDMARKS, 3)[..., :2].astype(np.float32)
    hands[~(hands != 0).any(axis=(2, 3))] = np.nan
    letters = [LETTER_LABELS.index(str(one)[-1]) for one in label]
    target = np.repeat(np.array(letters, np.int64), x.shape[1])
    seen = np.isfinite(hands).all(axis=(2, 3)).any(axis=1)
    return _named(hands[seen] * np.float32([-WEBCAM, 1]), target[seen], SEQUENCES)


def _named(hands: NDArray[np.float32], target: NDArray[np.int64], name: str) -> Letters:
    related = np.full(len(target), name not in UNRELATED)
    return Letters(hands, target.astype(np.int64), related, np.full(len(target), name))
