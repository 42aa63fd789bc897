"""Evidence adds up: each test's docstring is what the network's looks say, and what counts.

A line is how long (s), the label that the looks favour and their probability, perhaps ``still``
(the hands are held) or ``leaves`` (they leave a hold), and after ``=`` the signs that count.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from gestures.signs.spotter import Spotter, Spotting

LABELS = ("halo", "maaf", "tolong", "none")


def look(label: str, p: float) -> NDArray[np.float32]:
    """One stretch's probabilities; what is left over is shared by the other labels."""
    row = np.full(len(LABELS), (1 - p) / (len(LABELS) - 1), np.float32)
    row[LABELS.index(label)] = p
    return row[None]


class Play:
    def __init__(self, step: float = 0.125) -> None:
        self.spotter = Spotter(LABELS)
        self.t = 0.0
        self._step = step
        self._left: float | None = None

    def go_on(self, seconds: float, label: str, p: float, how: str = "") -> list[str]:
        found = []
        if how == "leaves":
            self._left = self.t
        for _ in range(round(seconds / self._step)):
            self.t += self._step
            if self.spotter.stretches(self.t, 0.0, self._left):
                spotted = self.spotter.update(self.t, look(label, p), still=how == "still")
                found += [spotted.name] if spotted else []
        return found


def play(script: str) -> None:
    player = Play()
    for line in filter(None, map(str.strip, script.splitlines())):
        said, _, wanted = line.partition("=")
        seconds, label, p, *how = said.split()
        found = player.go_on(float(seconds), label, float(p), *how)
        assert found == wanted.split(), line


def a_sign_counts_once_however_long_it_lasts() -> None:
    """
    2.0 none 0.9 =
    4.0 halo 0.9 = halo
    2.0 none 0.9 =
    """


def rest_is_no_sign() -> None:
    """
    20 none 0.7 =
    """


def a_short_flicker_is_no_sign() -> None:
    """
    2.0  none 0.9 =
    0.25 halo 0.9 =
    2.0  none 0.9 =
    """


def what_begins_like_another_sign_waits_while_the_hands_move() -> None:
    """
    1.0  none   0.9 =
    0.375 halo  0.8 =
    1.0  tolong 0.9 = tolong
    """


def hands_held_still_say_that_it_is_done() -> None:
    """
    1.0 none 0.9 =
    0.5 halo 0.9 still = halo
    """


def what_the_network_is_not_sure_of_counts_once_it_is_over() -> None:
    """
    1.0 none 0.9  =
    4.0 halo 0.49 =
    0.5 none 0.9  = halo
    """


def a_sign_that_was_seen_too_briefly_does_not_count_when_it_is_over() -> None:
    """
    1.0 none 0.9 =
    0.75 halo 0.8 =
    1.0 none 0.9 =
    """


def a_slip_in_the_middle_of_a_sign_does_not_end_it() -> None:
    """
    1.0   none 0.9 =
    1.5   halo 0.9 = halo
    0.125 none 0.9 =
    1.5   halo 0.9 =
    """


def one_sign_follows_another_without_a_rest() -> None:
    """
    1.0 none 0.9 =
    1.0 halo 0.9 = halo
    1.0 maaf 0.9 = maaf
    1.0 halo 0.9 = halo
    """


def the_same_sign_again_after_a_rest() -> None:
    """
    1.0 none 0.9 =
    1.0 halo 0.9 = halo
    0.8 none 0.9 =
    1.0 halo 0.9 = halo
    """


def the_same_sign_again_after_a_hold() -> None:
    """
    1.0 none 0.9 =
    1.0 halo 0.9 still = halo
    1.5 halo 0.9 leaves = halo
    """


def a_look_that_is_torn_between_two_signs_counts_for_none() -> None:
    """
    1.0 none 0.9 =
    3.0 halo 0.3 =
    """


SCRIPTS = [
    a_sign_counts_once_however_long_it_lasts,
    rest_is_no_sign,
    a_short_flicker_is_no_sign,
    what_begins_like_another_sign_waits_while_the_hands_move,
    hands_held_still_say_that_it_is_done,
    what_the_network_is_not_sure_of_counts_once_it_is_over,
    a_sign_that_was_seen_too_briefly_does_not_count_when_it_is_over,
    a_slip_in_the_middle_of_a_sign_does_not_end_it,
    one_sign_follows_another_without_a_rest,
    the_same_sign_again_after_a_rest,
    the_same_sign_again_after_a_hold,
    a_look_that_is_torn_between_two_signs_counts_for_none,
]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
def test_script(script: Callable[[], None]) -> None:
    play(inspect.getdoc(script) or "")


rows = st.lists(
    st.tuples(st.sampled_from(LABELS), st.floats(0.26, 1.0), st.booleans()), max_size=60
)


@given(rows)
def test_one_sign_never_counts_twice_on_end(script: list[tuple[str, float, bool]]) -> None:
    """Whatever the looks say, a sign counts again only after another label was likelier."""
    spotter, active = Spotter(LABELS), None
    for number, (label, p, still) in enumerate(script):
        spotted = spotter.update(number * 0.125, look(label, p), still=still)
        scores = spotter.scores
        if active is not None and scores[active] < Spotting().over:
            active = None
        if spotted is not None:
            assert spotted.name != active
            assert 0 < spotted.confidence <= 1
            active = spotted.name


@given(st.floats(0.5, 3.0), st.one_of(st.none(), st.floats(0.0, 3.0)))
def test_stretches_end_now_and_none_is_too_short(t: float, left: float | None) -> None:
    spotting = Spotting()
    for begin in Spotter(LABELS).stretches(t, 0.0, left):
        assert 0.0 <= begin <= t - spotting.shortest
        assert t - begin <= max(spotting.lengths) + 1e-9
