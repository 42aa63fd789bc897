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
"""Frames a second below which a swipe may be missed; what is found must still be right."""
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
    if not found and (script.optional or fps < SLOW):
        return
    assert [name for name, _ in found] == [name for name, _, _ in script.expected]
    for (name, t), (_, earliest, latest) in zip(found, script.expected, strict=True):
        assert earliest - 1 / fps <= t <= latest + 1 / fps, name


def test_there_are_cases() -> None:
    assert CASES
