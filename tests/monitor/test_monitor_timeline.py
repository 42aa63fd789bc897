"""What stands in which row of the timeline, as scripts: what happens, an empty line, what is seen.

A name is 8 pixels a letter, a second is 40 pixels.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.event_stream import Line
from controller.monitor.timeline import GAP, LONGEST_LABEL, SPAN, Item, Timeline

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
SCALE = 40.0


def measure(text: str) -> float:
    return 8.0 * len(text)


def line(text: str) -> Line:
    at, who, *rest = text.split(" ")
    if who == "action":
        return {"kind": "action", "at": float(at), "binding": " ".join(rest)}
    return {"kind": "event", "at": float(at), "hand": who, "name": rest[0], "phase": rest[1]}


def words(item: Item) -> str:
    end = "now" if item.end is None else item.end
    lasted = f"{item.start}-{end}" if item.lasting else f"{item.start}"
    row = "-" if item.row is None else item.row
    return f"{item.lane} {row} {item.label} {lasted}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_script(path: Path) -> None:
    given_, _, wanted = path.read_text("utf-8").partition("\n\n")
    now, *items = wanted.splitlines()
    timeline = Timeline(measure)
    for text in given_.splitlines():
        timeline.take(line(text))
    assert [words(item) for item in timeline.items(float(now.split()[1]))] == items


def test_what_lasts_ends_with_the_connection() -> None:
    timeline = Timeline(measure)
    timeline.take(line("10.0 right palm begin"))
    timeline.end_all(11.0)
    timeline.take(line("12.0 right palm begin"))
    assert [words(item) for item in timeline.items(13.0)] == [
        "right 0 palm 10.0-11.0",
        "right 0 palm 12.0-now",
    ]


def test_a_narrower_window_finds_rows_anew() -> None:
    timeline = Timeline(measure)
    for text in ("10.0 right fist fire", "12.0 right fist fire"):
        timeline.take(line(text))
    assert timeline.rows("right") == 1
    timeline.scale(15.0)
    assert timeline.rows("right") == 2


def test_the_lane_of_both_hands_shows_when_it_is_used() -> None:
    timeline = Timeline(measure)
    assert timeline.lanes() == ["left", "right", "action"]
    timeline.take(line("10.0 both holy begin"))
    assert timeline.lanes() == ["left", "right", "both", "action"]


_FIRES = st.lists(
    st.tuples(st.floats(0, SPAN), st.text("ab", min_size=1, max_size=30)), max_size=25
)


@given(_FIRES)
def test_names_in_a_row_never_overlap(fires: list[tuple[float, str]]) -> None:
    timeline = Timeline(measure)
    for at, name in sorted(fires):
        timeline.take({"kind": "event", "at": at, "hand": "left", "name": name, "phase": "fire"})
    ends: dict[int, float] = {}
    for item in timeline.items(SPAN):
        if item.row is not None:
            start = item.start * SCALE
            assert start >= ends.get(item.row, -1e9) + GAP - 1e-6
            ends[item.row] = start + min(measure(item.label), LONGEST_LABEL)
