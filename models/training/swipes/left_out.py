"""Which network of the cross-validation has seen which recordings."""

from __future__ import annotations

from pathlib import Path

from models.training.swipes.recorded import half_of

FOLDS = {
    "1": ("words_tresna024_hands", "luthiraa.odd", "dynago.odd"),
    "2": ("words_glorycornelia", "luthiraa.even", "dynago.even"),
    "3": (
        *("words_naufalaqil18", "words_tirtapir", "luthiraa.odd", "luthiraa.even"),
        *("drgnai_negatives.odd", "drgnai_negatives.even"),
    ),
    "4": (
        *("words_dimaswibowo", "words_rahmanfauza", "words_olfatalatas_hands"),
        *("dynago.odd", "dynago.even"),
    ),
}
"""What is left out of the training of each network."""


def judge_of(models: Path, source: str, held_out: bool, whole: bool = False) -> Path:
    """Return the folder of the network that has not seen a recording.

    source: name of the file. held_out: whether it is of its odd half. whole: the network
    must not have seen the other half either.
    """
    parts = {half_of(source, each) for each in (held_out, *([not held_out] if whole else []))}
    for name, left_out in FOLDS.items():
        if source in left_out or parts <= set(left_out):
            return models / name
    raise ValueError(f"no network was trained without {source}")
