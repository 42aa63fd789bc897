"""Scripts through the real state machines."""

from __future__ import annotations

import pytest

from bindings.decisions import Decision
from bindings.firing import Firing
from bindings.parsing import parse_profile
from bindings.script import parse_script
from bindings.simulation import format_firing
from controller.simulation import simulate
from gestures.events import Event

PROFILE = parse_profile(
    """
version: 1
bindings:
  - {name: next, on: swipe_left, do: {key: Right}}
  - {name: near, on: {gesture: palm, distance: {max: 12}}, do: {key: n}}
  - {name: both, on: {gesture: like, hand: right, with: fist}, do: {key: b}}
  - {name: thanks, on: {sign: terima_kasih}, do: {caption: Terima kasih}}
"""
)


def happenings(script: str, fps: float = 30) -> list[str]:
    told: list[str] = []
    for happening in simulate(PROFILE, parse_script(script), fps):
        match happening:
            case Firing():
                told.append(format_firing(happening).partition(" ")[2])
            case Event():
                told.append(f"{happening.name} {happening.phase} {happening.hand}")
            case Decision():
                pass
    return told


@pytest.mark.parametrize("fps", [10, 30, 60])
def test_a_swipe_fires_once(fps: float) -> None:
    assert happenings("none 500ms\nswipe_left\nnone 1s", fps) == [
        "swipe_left fire right",
        "next: key Right",
    ]


def test_every_begin_has_its_end_also_when_the_script_stops() -> None:
    assert happenings("fist 1s") == ["fist begin right", "fist end right"]


def test_a_dropout_shorter_than_the_release_is_forgiven() -> None:
    assert happenings("fist 500ms\nnone 40ms\nfist 500ms") == [
        "fist begin right",
        "fist end right",
    ]


@pytest.mark.parametrize(("at", "acts"), [("@6", True), ("@25", False), ("", False)])
def test_distances_reach_the_bindings(at: str, acts: bool) -> None:
    assert ("near: key n" in happenings(f"palm 1s {at}")) is acts


def test_both_hands() -> None:
    assert "both: key b" in happenings("left fist 500ms\nleft fist 1s & like 1s")


def test_signs_are_taken_as_they_are() -> None:
    assert "thanks: caption Terima kasih" in happenings("sign terima_kasih")


def test_a_pause_ends_what_lasts() -> None:
    assert happenings("fist 500ms\npause\nnone 200ms")[-1] == "fist end right"
