"""When the panic key counts as pressed: keys down (+) and up (-), and how often it fired."""

from __future__ import annotations

import pytest

from bindings.keys import parse_combo
from controller.hotkey.chord import Chord


def fired(combo: str, strokes: str) -> int:
    chord = Chord(parse_combo(combo))
    times = 0
    for stroke in strokes.split():
        if stroke[0] == "+":
            times += chord.press(stroke[1:])
        else:
            chord.release(stroke[1:])
    return times


@pytest.mark.parametrize(
    ("strokes", "times"),
    [
        ("+ctrl +alt +g", 1),
        ("+alt +ctrl +g -g -alt -ctrl", 1),
        ("+ctrl +alt +g -g +g", 2),
        ("+ctrl +alt +g +g +g", 1),  # the keyboard repeats
        ("+shift +ctrl +alt +g", 1),  # something else is held
        ("+ctrl +g", 0),
        ("+g +ctrl +alt", 0),
        ("+ctrl +alt -alt +g", 0),
        ("+ctrl +alt +h", 0),
    ],
)
def test_ctrl_alt_g(strokes: str, times: int) -> None:
    assert fired("ctrl+alt+g", strokes) == times


def test_a_single_key() -> None:
    assert fired("pause", "+pause -pause +pause") == 2
