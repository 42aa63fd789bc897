"""Precision, recall and F1 by class, against known answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.evaluation.classification import accuracy, by_class, confusion, f1_of, macro_f1

CLASSES = 4
answers = st.lists(
    st.tuples(st.integers(0, CLASSES - 1), st.integers(0, CLASSES - 1)), min_size=1, max_size=40
)


def matrix_of(pairs: list[tuple[int, int]]) -> np.ndarray:
    truth, found = np.array(pairs).T
    return confusion(truth, found, CLASSES)


def test_a_small_case_by_hand() -> None:
    """Three cats, of which one is taken for a dog; two dogs, both right; nothing else."""
    matrix = confusion(np.array([0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 1]), 3)
    assert matrix.tolist() == [[2, 1, 0], [0, 2, 0], [0, 0, 0]]
    figures = by_class(matrix)
    assert figures.precision == pytest.approx([1, 2 / 3, 0])
    assert figures.recall == pytest.approx([2 / 3, 1, 0])
    assert figures.f1 == pytest.approx([4 / 5, 4 / 5, 0])
    assert figures.support.tolist() == [3, 2, 0]
    assert accuracy(matrix) == pytest.approx(4 / 5)
    # The third class is in nobody's truth and does not count.
    assert macro_f1(matrix) == pytest.approx(4 / 5)


def test_of_nothing_nothing_can_be_said() -> None:
    empty = confusion(np.array([], int), np.array([], int), 3)
    assert accuracy(empty) is None
    assert macro_f1(empty) is None
    assert f1_of(0, 0, 0) is None


@given(st.lists(st.integers(0, CLASSES - 1), min_size=1))
def test_all_right_gives_one(truth: list[int]) -> None:
    matrix = matrix_of([(one, one) for one in truth])
    assert accuracy(matrix) == 1
    assert macro_f1(matrix) == 1


@given(answers, st.randoms())
def test_the_order_of_the_items_does_not_matter(pairs: list[tuple[int, int]], random) -> None:
    shuffled = random.sample(pairs, len(pairs))
    assert (matrix_of(pairs) == matrix_of(shuffled)).all()


@given(answers, st.permutations(range(CLASSES)))
def test_the_names_of_the_classes_do_not_matter(
    pairs: list[tuple[int, int]], names: list[int]
) -> None:
    renamed = [(names[truth], names[found]) for truth, found in pairs]
    assert macro_f1(matrix_of(renamed)) == pytest.approx(macro_f1(matrix_of(pairs)))
    assert accuracy(matrix_of(renamed)) == accuracy(matrix_of(pairs))


@given(answers)
def test_f1_is_the_harmonic_mean(pairs: list[tuple[int, int]]) -> None:
    figures = by_class(matrix_of(pairs))
    both = (figures.precision > 0) & (figures.recall > 0)
    expected = 2 / (1 / figures.precision[both] + 1 / figures.recall[both])
    assert figures.f1[both] == pytest.approx(expected)
    assert (figures.f1[~both] == 0).all()
