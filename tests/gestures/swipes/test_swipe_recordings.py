"""Floors for the figures on recorded hands, and what the loader makes of the files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.training.swipes.data import Recording, load_signs, load_swipes
from models.training.swipes.replay import tally

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def luthiraa(shared_data: Path) -> list[Recording]:
    return load_swipes(shared_data / "swipes" / "luthiraa.npz")


@pytest.mark.parametrize("fps", [15, 20, 30])
def test_swipes_with_half_of_their_frames_lost(luthiraa: list[Recording], fps: int) -> None:
    outcomes = tally((r for r in luthiraa if r.swipe), fps).outcomes
    assert outcomes["right"] >= 32
    assert outcomes["turned"] <= 5


@pytest.mark.parametrize("fps", [15, 20, 30])
def test_hands_held_still_or_shown_do_not_swipe(luthiraa: list[Recording], fps: int) -> None:
    assert tally((r for r in luthiraa if r.group in ("rock", "stop")), fps).false <= 2


def test_hands_that_sign_do_not_swipe(shared_data: Path) -> None:
    signs = load_signs(shared_data / "signs" / "words_tresna024_hands.npz")[::10]
    assert tally(signs, 15).false <= 2


def test_the_loader_turns_pictures_and_labels_into_mirror_view(luthiraa: list[Recording]) -> None:
    """The source names its swipes from the user's side; the strokes agree, as far as seen."""
    assert {(r.group, r.swipe) for r in luthiraa if r.swipe} == {
        ("swipe_left", "swipe_left"),
        ("swipe_right", "swipe_right"),
    }


def test_strokes_without_losses_move_as_labelled(shared_data: Path) -> None:
    signs = {
        "swipe_left": (0, -1),
        "swipe_right": (0, 1),
        "swipe_up": (1, -1),
        "swipe_down": (1, 1),
    }
    agree = []
    for recording in load_swipes(shared_data / "swipes" / "dynago.npz"):
        axis, sign = signs[recording.swipe or ""]
        centres = [hands[0].image[:, axis].mean() for hands in recording.moments]
        agree.append(sign * (centres[-1] - centres[0]) > 0)
    assert np.mean(agree) > 0.95


def test_signs_hold_two_hands(shared_data: Path) -> None:
    for recording in load_signs(shared_data / "signs" / "words_naufalaqil18.npz")[:5]:
        hands = {hand.handedness for moment in recording.moments for hand in moment}
        assert hands <= {"left", "right"}
        assert recording.swipe is None
