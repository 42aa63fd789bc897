from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindings.durations import format_duration, format_interval, parse_duration, parse_interval


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("400ms", 0.4), ("2s", 2), ("1.5 s", 1.5), (" 0ms ", 0), ("0.5ms", 0.0005), ("3600s", 3600)],
)
def test_duration(text: str, seconds: float) -> None:
    assert parse_duration(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("400", "the duration '400' has no unit: write 400ms or 400s"),
        ("4 min", "unknown unit 'min' in the duration '4 min': use ms or s"),
        ("4MS", "unknown unit 'MS' in the duration '4MS': use ms or s"),
        ("-1s", "'-1s' is not a duration: write a number and a unit, such as 400ms"),
        ("1,5s", "'1,5s' is not a duration: write a number and a unit, such as 400ms"),
        ("٣s", "'٣s' is not a duration: write a number and a unit, such as 400ms"),
        ("1e3s", "'1e3s' is not a duration: write a number and a unit, such as 400ms"),
        ("", "'' is not a duration: write a number and a unit, such as 400ms"),
        ("2h", "unknown unit 'h' in the duration '2h': use ms or s"),
        ("3601s", "the duration '3601s' is longer than an hour"),
        ("9" * 400 + "s", f"the duration '{'9' * 400}s' is longer than an hour"),
    ],
)
def test_wrong_duration(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_duration(text)


def test_interval() -> None:
    assert parse_interval("every 150ms") == pytest.approx(0.15)
    assert parse_interval("every  1.5 s") == 1.5


@pytest.mark.parametrize("text", ["150ms", "everyday", "every", "each 150ms"])
def test_wrong_interval(text: str) -> None:
    with pytest.raises(ValueError, match="is not an interval: write it as 'every 150ms'"):
        parse_interval(text)


@given(st.floats(0, 3600))
def test_what_is_written_can_be_read(seconds: float) -> None:
    assert parse_duration(format_duration(seconds)) == pytest.approx(seconds, abs=1e-6)
    assert parse_interval(format_interval(seconds)) == pytest.approx(seconds, abs=1e-6)
