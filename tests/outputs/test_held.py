"""Held keys: counted, released in reverse order, also when the keyboard breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from output_fakes import FailingKeys

from controller.errors import OutputError
from controller.outputs.held import HeldKeys, HeldPointer
from controller.outputs.recorder import Recorder

STEPS = st.lists(st.tuples(st.booleans(), st.sampled_from(["ctrl", "shift", "a"])), max_size=40)


def test_a_key_with_two_holders_goes_down_once_and_up_with_the_last() -> None:
    recorder = Recorder()
    keys = HeldKeys(recorder.keys)
    keys.press("ctrl")
    keys.press("ctrl")
    keys.release("ctrl")
    assert recorder.calls == [("key_down", "ctrl")]
    keys.release("ctrl")
    assert recorder.calls == [("key_down", "ctrl"), ("key_up", "ctrl")]


def test_releasing_what_nobody_holds_does_nothing() -> None:
    recorder = Recorder()
    HeldKeys(recorder.keys).release("ctrl")
    assert recorder.calls == []


def test_close_releases_everything_last_pressed_first() -> None:
    recorder = Recorder()
    keys = HeldKeys(recorder.keys)
    for key in ("ctrl", "shift", "ctrl", "a"):
        keys.press(key)
    keys.close()
    assert recorder.calls[3:] == [("key_up", "a"), ("key_up", "shift"), ("key_up", "ctrl")]


def test_one_key_that_cannot_be_released_does_not_keep_the_others_down() -> None:
    recorder = Recorder()
    keys = HeldKeys(FailingKeys(recorder, release="shift"))
    for key in ("ctrl", "shift", "a"):
        keys.press(key)
    with pytest.raises(OutputError, match="cannot release shift"):
        keys.release_all()
    assert recorder.down() == ["shift"]


def test_a_key_that_failed_to_go_down_is_let_go_and_not_counted() -> None:
    recorder = Recorder()
    keys = HeldKeys(FailingKeys(recorder, press="a"))
    with pytest.raises(OutputError):
        keys.press("a")
    keys.release("a")
    assert recorder.calls == [("key_up", "a")]


def test_mouse_buttons_are_held_like_keys() -> None:
    recorder = Recorder()
    pointer = HeldPointer(recorder.pointer)
    pointer.press("left")
    pointer.move_to(10, 20)
    pointer.close()
    assert recorder.calls == [("button_down", "left"), ("move_to", 10, 20), ("button_up", "left")]


@given(STEPS)
def test_a_key_is_down_exactly_while_it_has_holders(steps: list[tuple[bool, str]]) -> None:
    recorder = Recorder()
    keys = HeldKeys(recorder.keys)
    holders = dict.fromkeys(("ctrl", "shift", "a"), 0)
    for down, key in steps:
        (keys.press if down else keys.release)(key)
        holders[key] = max(0, holders[key] + (1 if down else -1))
        assert set(recorder.down()) == {key for key, count in holders.items() if count}
    keys.close()
    assert recorder.down() == []
