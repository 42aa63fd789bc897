"""Each file in cases/: a profile, a line of ``=``, a script, an empty line, what is to be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from bindings.engine import Firing
from bindings.parsing import parse_profile
from bindings.profile import Profile
from bindings.script import Step, parse_script
from bindings.simulation import format_firing, play

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def read_case(path: Path) -> tuple[Profile, tuple[Step, ...], list[str]]:
    profile, _, rest = path.read_text("utf-8").partition("\n=====\n")
    script, _, expected = rest.partition("\n\n")
    return parse_profile(profile, path.name), parse_script(script), expected.splitlines()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    profile, steps, expected = read_case(path)

    assert [format_firing(firing) for firing in play(profile, steps)] == expected
    assert profile.warnings == ()


@pytest.mark.parametrize("frame_time", [1 / 60, 1 / 30, 0.1])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_frame_rate_delays_by_a_frame_at_most(path: Path, frame_time: float) -> None:
    profile, steps, _ = read_case(path)
    fine = sorted(play(profile, steps, 0.005), key=what)

    coarse = sorted(play(profile, steps, frame_time), key=what)

    assert [what(firing)[:2] for firing in coarse] == [what(firing)[:2] for firing in fine]
    for late, early in zip(coarse, fine, strict=True):
        assert -0.006 <= late.t - early.t <= frame_time + 0.001


def what(firing: Firing) -> tuple[str, str, float]:
    return firing.binding, str(firing.action), firing.t
