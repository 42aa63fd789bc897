"""What the stream of events says, and what else may come along."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindings.actions import CaptionAction
from bindings.firing import Firing
from controller.captions.caption import Caption, caption_in
from controller.captions.feeding import in_real_time, read_lines
from controller.event_stream import Line, action_line, state_line
from gestures.events import Event


def test_an_action_of_the_program() -> None:
    event = Event(2.0, "ok", "begin", "right", 0.83, 1)
    firing = Firing(2.0, "yes", CaptionAction(caption="Ya, TENTU"), event)
    assert caption_in(action_line(firing, 0.1)) == Caption(2.1, "Ya, TENTU", 0.83)


def test_a_sentence_under_way_and_closed() -> None:
    assert caption_in(state_line(1.0, sentence="Saya")) == Caption(1.0, "Saya", final=False)
    closed = state_line(2.0, sentence="Saya mau", confidence=0.5, closed=True)
    assert caption_in(closed) == Caption(2.0, "Saya mau", 0.5)


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"kind": "event", "t": 1},
        {"kind": "action", "do": {"key": "Right"}},
        {"kind": "action", "do": "pause"},
        {"kind": "action", "do": {"caption": 3}},
        {"kind": "state", "paused": True},
    ],
)
def test_no_caption(line: Line) -> None:
    assert caption_in(line) is None


def test_what_cannot_be_shown_is_left_out() -> None:
    line: Line = {"kind": "action", "t": math.nan, "do": {"caption": " a\x07b \n\n مر\u200cح\t"}}
    assert caption_in(line) == Caption(0.0, "a b\nمر\u200cح")


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.dictionaries(st.sampled_from(["kind", "do", "caption", "t"]), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(["kind", "do", "t", "confidence", "sentence"]), _JSON))
def test_any_line_is_a_caption_or_none(line: Line) -> None:
    caption = caption_in({"kind": "action", **line})
    assert caption is None or math.isfinite(caption.t)


def test_what_is_no_line_is_left_out_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    texts = ["no", '{"t": 1}', "", "[1]", "[" * 100_000, '{"t": 2}', "3"]
    assert list(read_lines(texts)) == [{"t": 1}, {"t": 2}]
    assert len(caplog.records) == 1


def test_a_file_is_read_at_its_own_pace() -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    lines: list[Line] = [{"t": 5.0}, {"t": 6.5}, {"kind": "x"}, {"t": 7.0}, {"t": 1.0}, {"t": 2.0}]
    assert list(in_real_time(lines, lambda: now[0], sleep)) == lines
    assert slept == [0.0, 1.5, 0.5, 0.0, 1.0]
