"""Frames left out so that a source looks like a slower camera."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.evaluation.thinning import Sieve, ThinnedSource
from controller.sources.base import SourceInfo
from controller.sources.fakes import ScriptedSource, blank_frames


class Filmed(ScriptedSource):
    """A scripted source that says how fast it is."""

    fps = 30.0

    @property
    def info(self) -> SourceInfo:
        return SourceInfo("filmed", 64, 64, self.fps, live=False)


def kept(fps: float, phase: float, own: float = 30.0, seconds: float = 3.0) -> list[float]:
    source = Filmed(blank_frames(n / own for n in range(round(seconds * own))))
    source.fps = own
    thinned = ThinnedSource(source, fps, phase)
    return [frame.t for frame in iter(thinned.read, None)]


@pytest.mark.parametrize("fps", [10, 15])
def test_a_third_and_a_half_are_evenly_spaced(fps: float) -> None:
    times = kept(fps, 0.0)
    assert len(times) == 3 * fps
    steps = [after - before for before, after in pairwise(times)]
    assert steps == pytest.approx([1 / fps] * len(steps))


def test_the_phase_says_which_frames() -> None:
    assert kept(10, 0.0)[0] == 0
    assert kept(10, 0.5)[0] == pytest.approx(2 / 30)


@pytest.mark.parametrize("fps", [29.97, 30, 60])
def test_what_is_not_faster_is_left_as_it_is(fps: float) -> None:
    assert len(kept(fps, 0.7)) == 90


@given(st.floats(1, 60), st.floats(0, 0.999), st.lists(st.floats(0.001, 0.2), min_size=20))
def test_never_more_than_the_rate_whatever_the_times(
    fps: float, phase: float, steps: list[float]
) -> None:
    sieve, t, times = Sieve(fps, phase), 0.0, []
    for step in steps:
        t += step
        if sieve.keeps(t):
            times.append(t)
    for before, after in zip(times, times[2:], strict=False):
        # Two frames may share the end of one period and the start of the next, three may not.
        assert after - before >= 1 / fps - 1e-5
