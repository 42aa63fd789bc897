"""Figures of hand shapes, against answers that are known."""

from __future__ import annotations

import pytest

from controller.evaluation.static_figures import Answer, static_figures

LABELS = ("fist", "palm", "no_gesture")

ANSWERS = (
    Answer("a", "fist", "fist", 0.9, 0.3, "ana"),
    Answer("b", "fist", "palm", 0.8, 0.07, "ana"),
    Answer("c", "palm", "palm", 0.6, 0.3, "budi"),
    Answer("d", "palm", None, person="budi"),
    Answer("e", "no_gesture", "fist", 0.75, 0.02, "budi"),
    Answer("f", "no_gesture", "fist", 0.5, 0.02, "budi"),
    Answer("g", "no_gesture", "no_gesture", 0.99, 0.02, "budi"),
)


def test_shares() -> None:
    figures = static_figures(ANSWERS, LABELS, 0.7)
    assert (figures.items, figures.found, figures.people) == (7, 6, 2)
    assert figures.found_share == pytest.approx(6 / 7)
    assert figures.accuracy == pytest.approx(3 / 6)
    assert figures.accuracy_all == pytest.approx(3 / 7)
    # fist 1 of 2 true, 1 of 3 found; palm 1 of 1, 1 of 2; no_gesture 1 of 3, 1 of 1
    assert figures.macro_f1 == pytest.approx((2 / 5 + 2 / 3 + 2 / 4) / 3)


def test_what_counts_at_the_threshold() -> None:
    at = static_figures(ANSWERS, LABELS, 0.7).at_threshold
    assert (at.resting, at.false_accepts) == (3, 1)
    assert (at.shown, at.accepted, at.right) == (3, 2, 1)


def test_not_found_is_the_last_column() -> None:
    figures = static_figures(ANSWERS, LABELS, 0.7)
    assert figures.confusion == ((1, 1, 0, 0), (0, 1, 0, 1), (2, 0, 1, 0))
    assert [(one.items, one.found) for one in figures.classes] == [(2, 2), (2, 1), (3, 3)]


def test_hands_by_size() -> None:
    sizes = static_figures(ANSWERS, LABELS, 0.7).sizes
    assert [(one.hands, one.right) for one in sizes] == [(3, 1), (1, 0), (0, 0), (2, 2), (0, 0)]


def test_mistakes_are_named() -> None:
    wrong = static_figures(ANSWERS, LABELS, 0.7).wrong
    assert [(one.item, one.truth, one.gesture) for one in wrong] == [
        ("b", "fist", "palm"),
        ("e", "no_gesture", "fist"),
        ("f", "no_gesture", "fist"),
    ]


def test_without_answers_nothing_can_be_said() -> None:
    figures = static_figures([], LABELS, 0.7)
    assert (figures.accuracy, figures.macro_f1, figures.ece) == (None, None, None)
