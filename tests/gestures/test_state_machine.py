"""The scripts of ``state_machine/``: what a user does, and the events that follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from gesture_scripts import Script, play, read

FOLDER = Path(__file__).parent / "state_machine"
CASES = [
    pytest.param(script, rate, id=f"{path.stem}{f'@{rate:g}' if rate else ''}")
    for path in sorted(FOLDER.glob("*.txt"))
    for script in [read(path)]
    for rate in (script.rates or (None,))
]


@pytest.mark.parametrize(("script", "rate"), CASES)
def test_script(script: Script, rate: float | None) -> None:
    events = play(script, rate)
    story = [f"{event.phase} {event.name} {event.t * 1000:.1f}ms" for event in events]
    assert [(e.phase, e.name) for e in events] == [(p, n) for p, n, _ in script.expected], story
    for event, (_, _, t) in zip(events, script.expected, strict=True):
        assert -1e-6 <= event.t - t <= script.tolerance + 1e-6, story


def test_scripts_are_found() -> None:
    assert len(list(FOLDER.glob("*.txt"))) >= 25
