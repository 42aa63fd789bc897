"""Where lines end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.captions.direction import is_right_to_left
from controller.captions.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Terima kasih", 20, ["Terima kasih"]),
        ("", 20, []),
        ("  Terima \t kasih ", 20, ["Terima kasih"]),
        ("one\ntwo", 20, ["one", "two"]),
        # Evenly, not as full as can be.
        ("aaaa bbbb cccc dddd", 15, ["aaaa bbbb", "cccc dddd"]),
        # At the end of a sentence, although another place is more even.
        ("Ya. Saya mau pulang sekarang", 26, ["Ya. Saya mau", "pulang sekarang"]),
        ("Halo semua. Saya Ayu", 14, ["Halo semua.", "Saya Ayu"]),
        ("Saya tahu, tetapi belum pasti", 24, ["Saya tahu,", "tetapi belum pasti"]),
        # Not after a word that belongs to the next one.
        ("Saya pergi ke pasar baru", 16, ["Saya pergi", "ke pasar baru"]),
        ("We went to the market today", 20, ["We went", "to the market today"]),
        # A word without a place to break.
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("x abcdefghij", 4, ["x", "abcd", "efgh", "ij"]),
        # A letter keeps its marks, a family stays together.
        ("e\u0301" * 3, 4, ["e\u0301" * 2, "e\u0301"]),
        ("👩\u200d👧👩\u200d👧", 3, ["👩\u200d👧", "👩\u200d👧"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, len) == lines


@given(st.text(alphabet="ab .,\nمر👩\u200d\u0301", max_size=80), st.integers(4, 20))
def test_no_letter_is_lost_and_lines_fit(text: str, width: int) -> None:
    lines = wrap(text, width, len)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    marks = "\u200d\u0301"
    assert all(len(line) <= width or set(marks) & set(line) for line in lines)


@given(st.lists(st.sampled_from(["a", "bb", "yang", "kasih.", "nama,"]), max_size=30))
def test_no_line_more_than_needed(words: list[str]) -> None:
    greedy, used = 0, 99
    for word in words:
        if used + 1 + len(word) > 12:
            greedy, used = greedy + 1, len(word)
        else:
            used += 1 + len(word)
    assert len(wrap(" ".join(words), 12, len)) == greedy


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [
        ("Halo", False),
        ("مرحبا Isyarat", True),
        ("Isyarat مرحبا", False),
        ("123 - שלום", True),
        ("\u200fHalo", True),
        ("2026!", False),
        ("", False),
    ],
)
def test_the_first_strong_character_gives_the_direction(text: str, right_to_left: bool) -> None:
    assert is_right_to_left(text) is right_to_left
