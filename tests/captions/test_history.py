"""Captions leave as text and as subtitles."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.captions.caption import Caption
from controller.captions.history import History, srt_time
from controller.errors import UsageError


def history(*captions: tuple[float, str]) -> History:
    kept = History(stay=4.0)
    for t, text in captions:
        kept.add(Caption(t, text))
    return kept


def test_subtitles() -> None:
    said = history((1.5, "TERIMA kasih"), (3.0, "Nama saya\nAyu"), (100.0, "a --> b"))
    assert said.as_srt() == (
        "1\n00:00:01,500 --> 00:00:03,000\nTERIMA kasih\n\n"
        "2\n00:00:03,000 --> 00:00:07,000\nNama saya\nAyu\n\n"
        "3\n00:01:40,000 --> 00:01:44,000\na → b\n\n"
    )


def test_subtitles_count_from_an_origin() -> None:
    assert history((3661.0, "Ya")).as_srt(60.0).splitlines()[1] == "01:00:01,000 --> 01:00:05,000"


def test_a_new_run_is_counted_on() -> None:
    said = history((50.0, "one"), (0.5, "two"), (2.5, "three"))
    times = re.findall(r"(\S+) -->", said.as_srt())
    assert times == ["00:00:50,000", "00:00:54,000", "00:00:56,000"]


def test_what_is_under_way_is_not_kept() -> None:
    said = History(4.0)
    said.add(Caption(0.0, "Saya", final=False))
    said.add(Caption(0.0, ""))
    assert len(said) == 0
    assert said.as_srt() == said.as_text() == ""


@given(st.lists(st.tuples(st.floats(0, 1e5), st.sampled_from(["a", "b" * 200])), max_size=20))
def test_subtitles_never_overlap_or_run_backwards(captions: list[tuple[float, str]]) -> None:
    spans = [
        tuple(map(_milliseconds, span))
        for span in re.findall(r"(\S+) --> (\S+)", history(*captions).as_srt())
    ]
    assert len(spans) == len(captions)
    assert all(begin <= end for begin, end in spans)
    # Captions at the same millisecond are told apart by one.
    assert all(before[1] <= after[0] + 1 for before, after in pairwise(spans))


def _milliseconds(time: str) -> int:
    hours, minutes, seconds, rest = map(int, re.split("[:,]", time))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-1, "00:00:00,000"),
        (0.0004, "00:00:00,000"),
        (59.9996, "00:01:00,000"),
        (360000, "100:00:00,000"),
    ],
)
def test_times(seconds: float, text: str) -> None:
    assert srt_time(seconds) == text


def test_the_ending_chooses_the_form(tmp_path: Path) -> None:
    said = history((0.0, "Selamat PAGI, مرحبا"))
    said.save(tmp_path / "c.srt")
    said.save(tmp_path / "c.txt")
    assert (tmp_path / "c.srt").read_bytes().decode() == said.as_srt()
    assert (tmp_path / "c.txt").read_text("utf-8") == "Selamat PAGI, مرحبا\n"


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose another place"):
        history().save(tmp_path / "no" / "c.srt")
