"""The shipped profiles: valid, harmless by accident, and doing what their comments say."""

from __future__ import annotations

import pytest

from bindings.loader import SHIPPED, load_profile
from bindings.model.triggers import SignTrigger
from bindings.script import parse_script
from bindings.simulation import format_firing, play
from gestures.registry import GESTURES, is_once, takes_both_hands

NAMES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))


def done(profile: str, script: str) -> list[str]:
    return [format_firing(firing) for firing in play(load_profile(profile), parse_script(script))]


@pytest.mark.parametrize("name", NAMES)
def test_no_warnings_and_every_binding_named_and_explained(name: str) -> None:
    profile = load_profile(name)

    assert profile.warnings == ()
    assert all(
        binding.name or isinstance(binding.on, SignTrigger) for binding in profile.model.bindings
    )
    lines = (SHIPPED / f"{name}.yaml").read_text("utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("  - ")]
    for start in starts:
        above = "\n".join(lines[:start]).rpartition("\n\n")[0 if lines[start - 1] == "" else 2]
        assert "  # " in above


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("gesture", [name for name in GESTURES if not is_once(name)])
def test_a_shape_in_passing_does_nothing(name: str, gesture: str) -> None:
    again = gesture if takes_both_hands(gesture) else f"left {gesture}"
    lines = done(name, f"{gesture} 300ms\nnone 1s\n{again} 300ms")

    assert [line for line in lines if ": pointer " not in line] == []


def test_slides() -> None:
    script = """
    swipe_left
    none 1s
    left swipe_right
    none 1s
    fist 1.2s
    none 1s
    call 1.2s
    rock 1.2s
    like 2s
    dislike 2s
    """
    assert done("slides", script) == [
        "0.000 next slide: key Right",
        "1.000 previous slide: key Left",
        "3.000 blank: key b",
        "5.200 first slide: key Home",
        "6.400 last slide: key End",
        "8.100 start: key F5",
        "10.100 stop: key Esc",
    ]


def test_one_stroke_seen_twice_turns_one_slide() -> None:
    assert done("slides", "swipe_left\nnone 100ms\nleft swipe_left") == [
        "0.000 next slide: key Right"
    ]


def test_media() -> None:
    script = """
    app vlc
    like 760ms
    dislike 560ms
    mute 600ms
    stop 600ms
    two_up 1s
    two_up_inverted 600ms
    swipe_left
    none 1s
    swipe_right
    """
    assert done("media", script) == [
        "0.400 louder: key volume_up",
        "0.560 louder: key volume_up",
        "0.700 louder: key volume_up",
        "1.160 quieter: key volume_down",
        "1.320 quieter: key volume_down",
        "1.820 mute: key volume_mute",
        "2.420 play or pause: key play_pause",
        "3.020 seek forward: key Right",
        "3.420 seek forward: key Right",
        "4.020 seek backward: key Left",
        "4.120 next track: key next_track",
        "5.120 previous track: key previous_track",
    ]


def test_media_seeks_in_players_only() -> None:
    assert done("media", "two_up 2s\napp gimp\ntwo_up_inverted 2s") == []
    assert done("media", "app Firefox-esr\ntwo_up 600ms") == ["0.500 seek forward: key Right"]


def test_pointer() -> None:
    script = """
    one 300ms
    palm 700ms
    one 500ms
    click
    none 200ms
    double_click
    none 1s
    right_click
    none 200ms
    drag 800ms
    stop_inverted 700ms
    one 500ms
    """
    assert done("pointer", script) == [
        "1.000 move: pointer move begin",
        "1.500 move: pointer move end",
        "1.500 click: click left",
        "1.700 double click: double_click left",
        "2.700 right click: click right",
        "2.900 drag: pointer drag begin",
        "3.700 drag: pointer drag end",
    ]
