"""Patterns for applications: what they mean, and that none can take long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindings.app_patterns import LONGEST_NAME, compile_pattern, matches

SLOW = [
    "re:(a+)+b",
    "re:(a*)*b",
    "re:(a|a)*b",
    "re:(a|aa)+b",
    "re:(.*)(.*)(.*)(.*)(.*)b",
    "re:" + "a*" * 90 + "b",
    "re:" + "a?" * 60 + "b",
    "re:" + "(a|b|ab)" * 20 + "c",
    "re:(?=(a+)+b)a",
    "re:((a?){50}){50}b",
    "re:(?:a{0,50}){0,50}b",
    "re:(?>(a+)+)b",
]
FAST = [
    "re:.*(firefox|chrom).*",
    "re:chrom(e|ium)(-browser)?",
    "re:[a-z]+\\.[a-z]+",
    "re:(org|com)\\.gnome\\..*",
    "re:lib.*office.*",
    "re:(?i:X)term",
    "re:a{3}b{2,5}",
    "*" * 90 + "b",
    "*a" * 90,
    "[a-z]*[!x]?",
    "[",
]


@pytest.mark.parametrize("pattern", SLOW)
def test_slow_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="could take too long"):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", FAST)
def test_others_are_not_and_are_fast(pattern: str) -> None:
    compile_pattern(pattern)
    start = time.perf_counter()
    for name in ("a" * 10_000, "ab" * 50, "lib" + "office" * 16):
        matches(pattern, name)
    assert time.perf_counter() - start < 0.3


@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
@given(st.text(alphabet="ab.*+?|()[]{}0123,\\^$", max_size=40))
def test_no_pattern_takes_long(expression: str) -> None:
    try:
        compile_pattern(f"re:{expression}")
    except ValueError:
        return
    start = time.perf_counter()
    for name in ("a" * LONGEST_NAME, "ab" * LONGEST_NAME, "b" * 60 + "a"):
        matches(f"re:{expression}", name)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("Soffice", "soffice", True),
        ("office", "soffice", False),
        ("*office", "soffice", True),
        ("re:office", "soffice", False),
        ("re:.*OFFICE", "soffice", True),
        ("a" * LONGEST_NAME, "a" * 500, True),
    ],
)
def test_meaning(pattern: str, name: str, fits: bool) -> None:
    assert matches(pattern, name) == fits
