"""Every script in cases/, at every frame rate and noise: the expected swipes, in time."""

from __future__ import annotations

from pathlib import Path

import pytest
from swipe_script import RATES, Script, parse

from gestures.engine import GestureEngine
from gestures.swipes import SwipeRecogniser
from gestures.thresholds import DEFAULT_RULES
from models.sessions import OnnxClassifier

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
VERIFIER = OnnxClassifier("swipe_verifier")
SLOW = 12
"""Frames a second below which swipes may be missed; those that are found must still be right."""
PHASES = (0.0, 0.35, 0.7)


def fires(script: Script, fps: float, phase: float) -> list[tuple[str, float]]:
    engine = GestureEngine([SwipeRecogniser(VERIFIER)], DEFAULT_RULES)
    frames = script.frames(fps, phase)
    return [(event.name, event.t) for frame in frames for event in engine.update(frame)]


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("fps", RATES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_script(case: Path, fps: int, phase: float) -> None:
    script = parse(case.read_text())
    if fps not in script.rates:
        pytest.skip("the script says that this frame rate cannot show it")
    found = fires(script, fps, phase)
    may_miss = fps < SLOW or (script.optional and not found)
    assert may_miss or len(found) == len(script.expected)
    left = iter(script.expected)
    for name, t in found:
        assert any(
            name == expected and earliest - 1 / fps <= t <= latest + 1 / fps
            for expected, earliest, latest in left
        ), f"{name} at {t:.2f} s"


def test_there_are_cases() -> None:
    assert CASES
