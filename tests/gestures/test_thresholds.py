"""Settings that make no sense are refused with a reason."""

from __future__ import annotations

import math

import pytest

from gestures.registry import GESTURES, is_once
from gestures.thresholds import DEFAULT_RULES, Rules, Thresholds


@pytest.mark.parametrize(
    ("enter", "leave"),
    [(0.5, 0.7), (0.5, 0.5), (1.1, 0.5), (0.5, 0.0), (0.5, -0.1), (math.nan, 0.5), (0.7, math.nan)],
)
def test_enter_above_leave(enter: float, leave: float) -> None:
    with pytest.raises(ValueError, match="0 < leave < enter <= 1"):
        Thresholds(enter=enter, leave=leave)


@pytest.mark.parametrize("name", ["dwell", "release", "cooldown"])
@pytest.mark.parametrize("value", [-0.1, math.nan, math.inf])
def test_durations(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"{name} must be 0 s or more"):
        Thresholds(**{name: value})


@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf])
def test_hold_every(value: float) -> None:
    with pytest.raises(ValueError, match="hold_every must be more than 0 s or None"):
        Thresholds(hold_every=value)


@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf])
def test_max_gap(value: float) -> None:
    with pytest.raises(ValueError, match="max_gap must be more than 0 s"):
        Rules("lasting", max_gap=value)


def test_hold_rates_keep_the_other_settings() -> None:
    fist = Thresholds(enter=0.9, leave=0.1)
    rules = Rules("lasting", overrides={"fist": fist}).with_hold_every({"fist": 0.2, "palm": 0.3})
    assert rules.of("fist") == Thresholds(enter=0.9, leave=0.1, hold_every=0.2)
    assert rules.of("palm") == Thresholds(hold_every=0.3)
    assert rules.of("like") == Thresholds()


def test_every_gesture_has_default_rules_of_its_kind() -> None:
    assert len(GESTURES) == 47
    for name, info in GESTURES.items():
        assert name == info.name
        assert DEFAULT_RULES[info.recogniser].kind == ("steps" if info.stepwise else info.kind)
        assert is_once(name) == name.startswith(
            ("swipe_", "click", "double_", "right_", "zoom_", "rotate_", "scroll_")
        )
