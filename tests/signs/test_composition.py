"""Letters, words and pauses become sentences: each test's docstring is what happens.

A line is a time (s), what is signed or done, and after ``=`` the sentence so far; what was
closed since the line before stands in brackets. ``+a`` is a letter; ``up`` and ``down`` say
whether hands are in view from then on, ``hold`` and ``let go`` whether a letter is being shown.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestures.signs.composition import Composer, Pauses, Sentence

DT = 0.1


class Play:
    """Plays a script frame by frame and writes down what there is to read."""

    def __init__(self, dt: float = DT, pauses: Pauses | None = None) -> None:
        self.composer = Composer(pauses)
        self.closed: list[Sentence] = []
        self._dt = dt
        self._t = 0.0
        self._hands = self._held = False

    def until(self, t: float) -> None:
        while self._t + self._dt <= t + 1e-9:
            self._t += self._dt
            closed = self.composer.pass_time(self._t, hands=self._hands, held=self._held)
            self.closed += [closed] if closed else []

    def do(self, t: float, what: str) -> None:
        match what:
            case "up" | "down":
                self._hands = what == "up"
            case "hold" | "let go":
                self._held = what == "hold"
            case "undo":
                self.composer.undo(t)
            case "clear":
                self.composer.clear()
            case "space":
                self.composer.end_word()
            case "close":
                closed = self.composer.close()
                self.closed += [closed] if closed else []
            case _ if what.startswith("+"):
                self.composer.add(t, what[1:], 0.9, spelled=True)
            case _ if what:
                self.composer.add(t, what, 0.9)

    @property
    def text(self) -> str:
        return self.composer.sentence.text if self.composer.sentence else ""


def play(script: str) -> None:
    player, told = Play(), 0
    for line in filter(None, map(str.strip, script.splitlines())):
        done, _, wanted = line.partition("=")
        time, _, what = done.strip().partition(" ")
        player.until(float(time))
        player.do(float(time), what.strip())
        closed = "".join(f"[{one.text}] " for one in player.closed[told:])
        told = len(player.closed)
        assert (closed + player.text).strip() == wanted.strip(), line


def words_become_a_sentence_that_a_pause_closes() -> None:
    """
    0.0 up            =
    1.0 saya          = Saya
    2.0 mau           = Saya mau
    3.0 Terima kasih  = Saya mau Terima kasih
    3.5 down          = Saya mau Terima kasih
    4.9               = Saya mau Terima kasih
    5.6               = [Saya mau Terima kasih]
    6.0 halo          = Halo
    """


def letters_make_a_word() -> None:
    """
    0.0 up    =
    1.0 saya  = Saya
    1.8 +b    = Saya B
    2.4 +u    = Saya BU
    3.0 +d    = Saya BUD
    3.6 +i    = Saya BUDI
    5.2       = Saya Budi
    6.0 mau   = Saya Budi mau
    """


def the_same_letter_twice() -> None:
    """
    1.0 +a = A
    1.6 +a = AA
    2.2 +n = AAN
    """


def a_pause_or_a_gesture_parts_two_spelled_words() -> None:
    """
    0.0 up    =
    1.0 +i    = I
    1.5 +b    = IB
    2.0 +u    = IBU
    3.7 +a    = Ibu A
    4.2 space = Ibu A
    4.3 +b    = Ibu A B
    """


def a_letter_that_is_held_is_no_pause() -> None:
    """
    0.0 up     =
    1.0 +a     = A
    1.0 hold   = A
    9.0 let go = A
    10.0 +b    = AB
    """


def hands_in_view_hold_a_sentence_open_but_not_for_ever() -> None:
    """
    0.0 up    =
    1.0 halo  = Halo
    5.8       = Halo
    6.1       = [Halo]
    """


def taking_back() -> None:
    """
    0.0 up    =
    1.0 halo  = Halo
    2.0 +a    = Halo A
    2.5 +b    = Halo AB
    3.0 undo  = Halo A
    3.2 +c    = Halo AC
    3.4 undo  = Halo A
    3.6 undo  = Halo
    3.8 undo  =
    4.0 undo  =
    4.2 maaf  = Maaf
    """


def a_spelled_word_is_taken_back_letter_by_letter_and_goes_on() -> None:
    """
    0.0 up    =
    1.0 +a    = A
    1.5 +b    = AB
    3.2       = Ab
    3.3 undo  = A
    3.4 +c    = AC
    """


def throwing_away() -> None:
    """
    1.0 halo  = Halo
    1.5 +a    = Halo A
    2.0 clear =
    9.0       =
    9.1 maaf  = Maaf
    """


def closing_on_a_pause_of_the_program() -> None:
    """
    1.0 halo  = Halo
    1.2 +b    = Halo B
    1.4 close = [Halo B]
    1.5 close =
    """


SCRIPTS = [
    words_become_a_sentence_that_a_pause_closes,
    letters_make_a_word,
    the_same_letter_twice,
    a_pause_or_a_gesture_parts_two_spelled_words,
    a_letter_that_is_held_is_no_pause,
    hands_in_view_hold_a_sentence_open_but_not_for_ever,
    taking_back,
    a_spelled_word_is_taken_back_letter_by_letter_and_goes_on,
    throwing_away,
    closing_on_a_pause_of_the_program,
]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
def test_script(script: Callable[[], None]) -> None:
    play(inspect.getdoc(script) or "")


def test_a_sentence_is_as_sure_as_its_least_sure_sign() -> None:
    composer = Composer()
    for confidence in (0.9, 0.6, 0.8):
        composer.add(1.0, "halo", confidence)
    assert composer.close() == Sentence("Halo halo halo", 0.6)


signs = st.lists(
    st.tuples(
        st.sampled_from(["+a", "+b", "halo", "maaf", "undo", "space", ""]),
        st.floats(0.05, 3.0),
    ),
    max_size=25,
)


@given(signs, st.sampled_from([1 / 8, 1 / 15, 1 / 30, 1 / 60]))
def test_no_sign_is_lost_or_doubled(script: list[tuple[str, float]], dt: float) -> None:
    """Whatever the frame rate: every letter and word that is not taken back is read once."""
    player, t = Play(dt), 0.0
    for what, wait in script:
        t += wait
        player.until(t)
        before = len(player.text.replace(" ", ""))
        player.do(t, what)
        grown = len(player.text.replace(" ", "")) - before
        expected = {"+a": 1, "+b": 1, "halo": 4, "maaf": 4, "space": 0, "": 0}
        if what == "undo":
            assert grown in (0, -1, -4)
            assert (grown == 0) == (before == 0)
        else:
            assert grown == expected[what]
    player.until(t + 10)
    assert player.text == ""


@given(signs)
def test_the_frame_rate_decides_nothing(script: list[tuple[str, float]]) -> None:
    """Pauses are put well away from the borders, where a frame more or less may decide."""
    stories = []
    for dt in (1 / 8, 1 / 30):
        player, t = Play(dt), 0.0
        for what, wait in script:
            t += min((0.3, 0.9, 3.0), key=lambda one: abs(one - wait))
            player.until(t)
            player.do(t, what)
        player.until(t + 10)
        stories.append([one.text for one in player.closed])
    assert stories[0] == stories[1]
