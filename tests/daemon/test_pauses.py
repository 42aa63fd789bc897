"""Pausing by wish and by lock: what is asked of the pipeline."""

from __future__ import annotations

import pytest

from controller.control import Control
from controller.pauses import Pauses


def orders(script: str) -> str:
    control = Control()
    pauses = Pauses(control)
    for word in script.split():
        match word:
            case "pause":
                pauses.pause()
            case "nap":
                pauses.pause(30.0)
            case "resume":
                pauses.resume()
            case "lock":
                pauses.screen_locked(True)
            case "unlock":
                pauses.screen_locked(False)
    return " ".join(type(order).__name__ for order in control.take())


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("pause resume", "Pause Resume"),
        ("lock unlock", "Pause Resume"),
        ("lock lock unlock unlock", "Pause Resume"),
        ("pause lock unlock", "Pause Pause Pause"),
        ("pause lock unlock resume", "Pause Pause Pause Resume"),
        ("lock resume", "Pause"),
        ("lock pause unlock", "Pause Pause"),
        ("lock pause resume unlock", "Pause Resume"),
        ("nap lock unlock", "Pause Pause Resume"),
    ],
)
def test_pauses(script: str, expected: str) -> None:
    assert orders(script) == expected
