"""What stands on which line and until when, as scripts: captions, an empty line, what is seen.

A script begins with the room there is; ``...`` marks a sentence that is still being signed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.captions.board import Board
from controller.captions.caption import Caption
from controller.captions.timing import FADE, FAINTEST, certainty
from controller.captions.wrapping import wrap

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def make_board(lines: int, width: int, stay: float) -> Board:
    return Board(lines, stay, lambda text: wrap(text, width, len))


def caption(text: str, confidence: float | None = None) -> Caption:
    under_way = text.startswith("...")
    return Caption(0.0, text.removeprefix("...").strip(), confidence, final=not under_way)


def seen(board: Board, shown: list[tuple[float, str]]) -> list[str]:
    """Show each text at its time and return each change of what can be read."""
    waiting, changes, now = list(shown), [], 0.0
    while True:
        while waiting and waiting[0][0] <= now:
            board.show(caption(waiting.pop(0)[1]), now)
        rows = " / ".join(row.text for row in board.rows(now)) or "-"
        if not changes or changes[-1][5:] != rows:
            changes.append(f"{now:.2f} {rows}")
        times = [time for time, _ in waiting[:1]]
        if (change := board.next_change(now)) is not None:
            assert change > now
            times.append(change)
        if not times:
            return changes
        now = min(times)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_script(path: Path) -> None:
    given_, _, wanted = path.read_text("utf-8").partition("\n\n")
    room, *texts = given_.splitlines()
    lines, width, stay = re.fullmatch(r"lines (\d), width (\d+), stay (\d+)s", room).groups()
    shown = [(float(line.split()[0]), line.partition(" ")[2]) for line in texts]
    assert seen(make_board(int(lines), int(width), float(stay)), shown) == wanted.splitlines()


def test_a_caption_fades_at_its_end() -> None:
    board = make_board(2, 30, 4.0)
    board.show(caption("Halo"), 10.0)
    assert board.rows(14.0)[0].alpha == pytest.approx(1.0)
    assert board.rows(14.0 + FADE / 2)[0].alpha == pytest.approx(0.5)
    assert board.rows(14.0 + FADE) == []


def test_nothing_is_to_be_drawn_anew_while_all_stays() -> None:
    board = make_board(2, 30, 4.0)
    board.show(caption("Halo"), 10.0)
    assert board.next_change(10.0) == pytest.approx(14.0)
    assert board.next_change(20.0) is None


@pytest.mark.parametrize(
    ("confidence", "alpha"), [(None, 1), (1, 1), (0.9, 1), (0.65, 0.8), (0.4, 0.6), (0, 0.6)]
)
def test_the_less_certain_the_fainter(confidence: float | None, alpha: float) -> None:
    board = make_board(2, 30, 4.0)
    board.show(caption("Halo", confidence), 0.0)
    assert board.rows(0.0)[0].alpha == pytest.approx(alpha)


@given(st.floats(0, 1), st.floats(0, 1))
def test_certainty_never_falls_as_confidence_grows(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert FAINTEST <= certainty(low) <= certainty(high) <= 1


def test_the_paragraph_and_not_the_line_gives_the_direction() -> None:
    board = make_board(2, 8, 4.0)
    board.show(caption("مرحبا بك Isyarat"), 0.0)
    assert [row.right_to_left for row in board.rows(0.0)] == [True, True]


def test_other_letters_set_it_anew() -> None:
    board = make_board(2, 30, 4.0)
    board.show(caption("Terima kasih"), 0.0)
    board.change(1, lambda text: wrap(text, 8, len), 1.0)
    assert [row.text for row in board.rows(1.0)] == ["kasih"]
    assert board.text == "Terima kasih"


def test_a_cleared_board_is_empty() -> None:
    board = make_board(2, 30, 4.0)
    board.show(caption("Halo"), 0.0)
    board.clear()
    assert board.rows(0.0) == []
    assert board.next_change(0.0) is None


_TEXTS = st.lists(st.tuples(st.floats(0, 20), st.text(max_size=60)), max_size=8)


@given(_TEXTS, st.integers(1, 4))
def test_never_more_lines_than_asked_and_it_always_ends(
    texts: list[tuple[float, str]], lines: int
) -> None:
    changes = seen(make_board(lines, 12, 2.0), sorted(texts))
    assert all(change.count(" / ") < lines for change in changes if " / " not in str(texts))
    assert changes[-1].endswith(" -")
