"""Telling the program's own strokes from the user's."""

from __future__ import annotations

from controller.outputs.injected import FORGET, Injected
from controller.sources.fakes import FakeClock


def test_each_stroke_counts_once() -> None:
    injected = Injected(FakeClock())
    injected.note(True, 42)
    assert [injected.take(True, 42), injected.take(True, 42)] == [True, False]


def test_direction_and_key_must_agree() -> None:
    injected = Injected(FakeClock())
    injected.note(True, 42)
    assert not injected.take(False, 42)
    assert not injected.take(True, 43)


def test_a_stroke_that_never_came_back_hides_no_later_one() -> None:
    clock = FakeClock()
    injected = Injected(clock)
    injected.note(True, 42)
    clock.now += FORGET + 0.1
    assert not injected.take(True, 42)
