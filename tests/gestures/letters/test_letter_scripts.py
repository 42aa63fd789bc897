"""Letters, slides, lost hands and the hook of J, as scripts (see ``spelling_scripts``)."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from spelling_scripts import parse, run


def held_letter_is_read_once() -> None:
    """
    rates 10 30 60

    0-2000ms right b

    b 350..470ms
    """


def short_glimpse_is_not_read() -> None:
    """
    rates 10 30 60

    0-250ms right b
    250-1000ms right rest

    nothing
    """


def one_letter_after_another() -> None:
    """
    rates 10 30 60

    0-600ms right b
    600-1200ms right o
    1200-1800ms right b

    b
    o
    b
    """


def same_letter_again_needs_a_slide() -> None:
    """
    rates 15 30 60

    0-600ms right b
    600-800ms right b slide 0..1.2
    800-1400ms right b at 1.2

    b
    b 1100..1400ms
    """


def slow_drift_is_no_slide() -> None:
    """
    rates 10 30 60

    0-600ms right b
    600-2000ms right b slide 0..0.8
    2000-2600ms right b at 0.8

    b
    """


def same_letter_again_after_rest() -> None:
    """
    rates 10 30 60

    0-600ms right b
    600-1000ms right rest
    1000-1600ms right b

    b
    b
    """


def shape_of_a_travelling_hand_is_nothing() -> None:
    """
    rates 15 30 60

    0-800ms right b slide 0..3

    nothing
    """


def hands_make_a_letter_together() -> None:
    """
    rates 10 30 60

    0-700ms left k right k

    l
    """


def hand_lost_for_a_moment_changes_nothing() -> None:
    """
    # The pair would be k for one hand alone.
    rates 10 30 60

    0-500ms left k right k
    500-800ms right k
    800-1500ms left k right k

    l
    """


def hand_gone_for_good_leaves_the_letter_of_the_other() -> None:
    """
    rates 10 30 60

    0-500ms left k right k
    500-1700ms right k

    l
    k 1200..1500ms
    """


def other_hand_elsewhere_does_not_inherit() -> None:
    """
    # The hand that is left has moved on: the pair is over.
    rates 15 30 60

    0-500ms left k right k
    500-1200ms right k at 4

    l
    k 750..1100ms
    """


def little_finger_draws_j() -> None:
    """
    rates 15 30 60

    0-200ms right i
    200-500ms right i drop 0..1.6
    500-1100ms right i deep 1.6

    j
    """


def i_after_j() -> None:
    """
    rates 15 30 60

    0-200ms right i
    200-500ms right i drop 0..1.6
    500-1100ms right i deep 1.6
    1100-1400ms right i drop 1.6..0
    1400-2000ms right i

    j
    i
    """


def held_i_stays_i() -> None:
    """
    rates 10 30 60

    0-1500ms right i

    i
    """


def held_shape_of_j_is_j() -> None:
    """
    rates 10 30 60

    0-1500ms right j

    j
    """


SCRIPTS = [
    one for name, one in list(globals().items())
    if inspect.isfunction(one) and one.__module__ == __name__
]  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: one.__name__)
def test_letters(script: Callable[[], None]) -> None:
    parsed = parse(inspect.getdoc(script) or "")
    for fps in parsed.rates:
        found = run(parsed, fps)
        assert [event.name for event in found] == [one[0] for one in parsed.expected], fps
        for event, (_, earliest, latest) in zip(found, parsed.expected, strict=True):
            assert earliest is None or latest is None or earliest <= event.t <= latest, (fps, event)
