"""The script format itself; what bindings make of scripts is in cases/."""

from __future__ import annotations

import pytest

from bindings.problems import ProfileError
from bindings.script import Gesturing, Pause, Show, SwitchApp, parse_script
from bindings.simulation import perform


def test_steps() -> None:
    text = """
    app LibreOffice Impress   # until the end of the line
    palm 600ms
    none 1.5 s

    left swipe_left
    left like 1s 0.75 & fist 200ms @12.5
    left sign terima_kasih & face eyes_closed 2s
    timeout 1s
    pause
    app
    """

    assert parse_script(text) == (
        SwitchApp("LibreOffice Impress"),
        Gesturing((Show("right", "palm", 0.6),)),
        Gesturing((Show("right", None, 1.5),)),
        Gesturing((Show("left", "swipe_left", 0.0, once=True),)),
        Gesturing((Show("left", "like", 1.0, 0.75), Show("right", "fist", 0.2, 1.0, 12.5))),
        Gesturing((Show("left", "terima_kasih", 0.0, once=True), Show("face", "eyes_closed", 2.0))),
        Gesturing((Show("both", "timeout", 1.0),)),
        Pause(),
        SwitchApp(None),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("plam 3s", "1:1: unknown gesture 'plam' (did you mean 'palm'?)"),
        ("  palm", "1:3: 'palm' needs a duration, such as 'palm 500ms'"),
        ("none", "1:1: 'none' needs a duration, such as 'none 500ms'"),
        ("palm 3", "1:6: the duration '3' has no unit: write 3ms or 3s"),
        ("palm soon", "1:6: 'soon' is not a duration: write a number and a unit, such as 400ms"),
        ("palm 3s 2", "1:9: a confidence is at most 1"),
        ("left", "1:1: a gesture is missing"),
        ("palm 3s &", "1:9: a gesture is missing"),
        ("palm 3s & fist 2s", "1:9: the right hand cannot show two gestures at once"),
        ("sign", "1:1: the name of a sign is missing"),
        ("sign Halo", "1:6: 'Halo' cannot be the name of a sign"),
        ("face", "1:1: what is it that shows?"),
        (
            "face eye_closed 1s",
            "1:6: nothing called 'eye_closed' is seen in a face (did you mean 'eyes_closed'?)",
        ),
        ("face eyes_closed", "1:6: 'eyes_closed' needs a duration, such as 'eyes_closed 500ms'"),
        ("palm 1s @far", "1:9: a distance is written in hand-widths, such as @12"),
        ("swipe_up shape plam", "1:16: unknown hand shape 'plam' (did you mean 'palm'?)"),
        ("swipe_up shape", "1:10: 'shape' needs a value, such as 'shape palm'"),
        (
            "swipe_up speed fast",
            "1:16: a speed is written in hand-widths a second, such as 'speed 20'",
        ),
        ("face none 1s & face none 2s", "1:14: the face cannot show two things at once"),
        ("pause 3s", "1:7: 'pause' takes nothing after it"),
        ("left timeout 1s", "1:1: 'timeout' takes both hands: leave 'left' out"),
        ("timeout 1s & palm 1s", "1:12: 'timeout' takes both hands: none is left"),
        ("timeout 1s & holy 1s", "1:12: the hands cannot show two gestures at once"),
    ],
)
def test_mistakes(line: str, message: str) -> None:
    with pytest.raises(ProfileError) as caught:
        parse_script(line)
    assert str(caught.value) == f"<script>:{message}"


def test_all_mistakes_at_once_with_the_lines_of_the_file() -> None:
    with pytest.raises(ProfileError) as caught:
        parse_script("palm\npalm 1s\nfits 1s\n", "mine.txt", first_line=7)
    assert [(p.file, p.line) for p in caught.value.problems] == [("mine.txt", 7), ("mine.txt", 9)]


def test_frames_come_at_their_rate_and_events_at_their_own_times() -> None:
    frames = list(perform(parse_script("none 250ms\npalm 130ms"), frame_time=0.1))

    assert [frame.t for frame in frames] == [0, 0.1, 0.2, 0.3, 0.4]
    told = [(frame.t, event.t, event.phase) for frame in frames for event in frame.events]
    assert told == [(0.3, 0.25, "begin"), (0.3, 0.3, "hold"), (0.4, 0.38, "end")]


def test_a_single_event_is_told_once() -> None:
    frames = perform(parse_script("swipe_left 500ms & left palm 200ms"))

    assert [event.t for frame in frames for event in frame.events if event.phase == "fire"] == [0]


def test_every_beginning_has_one_end() -> None:
    script = "palm 1s & left fist 300ms\npause\npalm 1s\nleft palm 1s\nswipe_up\nfist 100ms"
    open_ = set()
    for frame in perform(parse_script(script)):
        for event in frame.events:
            key = (event.track_id, event.name)
            if event.phase == "begin":
                assert key not in open_
                open_.add(key)
            elif event.phase == "end":
                open_.remove(key)
    assert not open_
