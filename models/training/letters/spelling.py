"""Letter error rate of spelled words, and letters read from hands that spell nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from controller.evaluation.sequences import levenshtein
from gestures.classifier import Classifier
from gestures.landmarks import HandFrame
from gestures.signs.letter_features import LETTERS
from models.training.letters.align import aligned
from models.training.letters.augment import in_hand_widths
from models.training.letters.data import WEBCAM, Letters, load_words
from models.training.letters.material import HELD_WORDS, Material
from models.training.letters.negatives import alone, beside
from models.training.letters.streams import REST, Manner, Speller, picture, read

WORDS = (
    "halo", "nama", "saya", "budi", "siti", "agus", "dewi", "rumah", "sekolah", "makan", "minum",
    "terima", "kasih", "maaf", "tolong", "pagi", "malam", "jakarta", "bandung", "surabaya",
    "indonesia", "kereta", "bus", "mobil", "air", "kopi", "teh", "gula", "roti", "nasi", "ikan",
    "ayam", "sayur", "buah", "apel", "jeruk", "pisang", "mangga", "saat", "massa", "fokus",
    "vitamin", "wajib", "xenon", "zaman", "quran", "yoga", "hobi", "video", "kapal", "pesawat",
    "dokter", "obat", "sakit", "sehat", "cinta", "damai", "empat", "lima", "enam",
)  # fmt: skip
"""Names and words in which every letter comes up."""

PAUSE = 1.0
"""Seconds without hands between words."""

RECORDED_FPS = 20.0
"""Assumed of recordings of words, whose frame rate is not known."""


def error_rate(classifier: Classifier, letters: Letters, seed: int) -> dict[str, Any]:
    """Return the letter error rate on words spelled with a source's frames, two hands found.

    Words with a letter that the source lacks are left out.
    """
    rng = np.random.default_rng(seed)
    speller = Speller(Manner(), rng)
    turned = aligned(letters, seed)
    hands = in_hand_widths(turned.hands)[..., :2]
    rows = {name: np.flatnonzero(turned.target == k) for k, name in enumerate(LETTERS)}
    wrong = total = 0
    for word in (one for one in WORDS if all(len(rows[name]) for name in one)):
        spelled = [(name, hands[rng.choice(rows[name])]) for name in word]
        frames = [*speller.word(spelled), *speller.pause(PAUSE)]
        wrong += levenshtein(list(word), read(classifier, frames))
        total += len(word)
    return {"letters": total, "letter_error_rate": wrong / total if total else None}


def false_letters(
    classifier: Classifier, material: Material, data: Path, seed: int
) -> dict[str, Any]:
    """Return letters read per minute of rest and of words that nobody trained on."""
    rng = np.random.default_rng(seed)
    figures = {}
    for name, frames in (
        ("rest", list(_rest(material, rng))),
        ("words", list(_words(data))),
    ):
        minutes = (frames[-1].t - frames[0].t) / 60
        read_ = read(classifier, frames)
        figures[name] = {"minutes": minutes, "per_minute": len(read_) / minutes, "read": read_}
    return figures


def _rest(material: Material, rng: np.random.Generator) -> Iterator[HandFrame]:
    """Yield resting hands of test people, one or two, each for some seconds."""
    speller = Speller(Manner(jitter=0.015), rng)
    flat = material.rest.test.features
    frames = np.concatenate([alone(flat), beside(alone(flat), rng.permutation(flat), rng)])
    for hands in rng.permutation(in_hand_widths(frames)[..., :2] + REST * 0.5):
        for _ in range(round(rng.uniform(1, 3) * speller.manner.fps)):
            yield speller.frame(hands)
        yield from speller.pause(0.4)


def _words(data: Path) -> Iterator[HandFrame]:
    """Yield the frames of recorded words as they were."""
    hands = load_words(data / "signs", HELD_WORDS, every=1)[..., :2]
    for number, one in enumerate(hands):
        yield picture(number / RECORDED_FPS, one + np.array([WEBCAM, 0]))
