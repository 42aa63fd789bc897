"""Levenshtein distance and accuracy, against known answers and its properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.evaluation.sequences import levenshtein, levenshtein_accuracy

words = st.lists(st.sampled_from("abc"), max_size=8)


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [("kitten", "sitting", 3), ("", "abc", 3), ("flaw", "lawn", 2), ("abc", "abc", 0)],
)
def test_known_distances(a: str, b: str, distance: int) -> None:
    assert levenshtein(a, b) == distance


@given(words, words)
def test_it_is_a_distance(a: list[str], b: list[str]) -> None:
    assert levenshtein(a, b) == levenshtein(b, a)
    assert (levenshtein(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= levenshtein(a, b) <= max(len(a), len(b))


@given(words, words, words)
def test_a_detour_is_not_shorter(a: list[str], b: list[str], c: list[str]) -> None:
    assert levenshtein(a, c) <= levenshtein(a, b) + levenshtein(b, c)


@given(words, words, words)
def test_what_both_begin_with_costs_nothing(a: list[str], b: list[str], start: list[str]) -> None:
    assert levenshtein(start + a, start + b) == levenshtein(a, b)


def test_accuracy_is_of_the_truth() -> None:
    assert levenshtein_accuracy(1, 4) == 0.75
    assert levenshtein_accuracy(6, 4) == -0.5
    assert levenshtein_accuracy(3, 0) is None
