"""Decisions in words. Each case: a profile, a script, what is said of its last decision."""

from __future__ import annotations

import pytest

from bindings.decisions import describe
from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from bindings.script import parse_script
from bindings.simulation import perform

CLUTCH = "clutch: {arm: {gesture: ok, hold: 200ms}, disarm_after: 9s}\n"
MODES = "modes: {spelling: {bindings: [{name: m, on: fist, do: click}]}}\n"


def said(bindings: str, script: str, head: str = "") -> list[str]:
    engine = BindingEngine(parse_profile(f"version: 1\n{head}bindings:\n  - {bindings}\n"))
    for frame in perform(parse_script(script)):
        engine.update(frame.t, frame.events, frame.context)
    return [describe(decision) for decision in engine.log.recent()]


@pytest.mark.parametrize(
    ("bindings", "script", "words"),
    [
        ("{name: x, on: palm, do: click}", "palm 1s 0.91", "palm seen 0.91: 'x' acted"),
        (
            "{name: x, on: palm, when: {apps: [soffice, 're:a.*']}, do: click}",
            "app gimp\npalm 1s",
            "palm seen 1.00: matched 'x', skipped: the active application is 'gimp', "
            "binding wants soffice, re:a.*",
        ),
        (
            "{name: x, on: palm, when: {apps: gimp}, do: click}",
            "palm 1s",
            "palm seen 1.00: matched 'x', skipped: nobody knows the active application, "
            "binding wants gimp",
        ),
        (
            "{name: x, on: {gesture: palm, hand: left}, do: click}",
            "palm 1s",
            "palm seen 1.00: matched 'x', skipped: palm was made by the right hand, "
            "binding wants the left one",
        ),
        (
            "{name: x, on: palm, min_confidence: 0.8, do: click}",
            "palm 1s 0.71",
            "palm seen 0.71: matched 'x', skipped: 0.71 is less than the 0.8 it wants",
        ),
        (
            "{name: x, on: {gesture: palm, distance: {min: 4, max: 12}}, do: click}",
            "palm 1s @20",
            "palm seen 1.00: matched 'x', skipped: the hand is 20.0 hand-widths away, "
            "binding wants 4 to 12 hand-widths",
        ),
        (
            "{name: x, on: {gesture: palm, distance: {max: 12}}, do: click}",
            "palm 1s",
            "palm seen 1.00: matched 'x', skipped: nobody knows how far the hand is, "
            "binding wants at most 12 hand-widths",
        ),
        (
            "{name: x, on: {gesture: swipe_up, shape: [palm, stop]}, do: click}",
            "swipe_up shape fist",
            "swipe_up seen 1.00: matched 'x', skipped: the hand showed fist, "
            "binding wants palm or stop",
        ),
        (
            "{name: x, on: {gesture: swipe_up, shape: palm}, do: click}",
            "swipe_up",
            "swipe_up seen 1.00: matched 'x', skipped: nobody knows the shape of the hand, "
            "binding wants palm",
        ),
        (
            "{name: x, on: {gesture: swipe_up, speed: fast}, do: click}",
            "swipe_up speed 6",
            "swipe_up seen 1.00: matched 'x', skipped: it was slow (6.0 hand-widths a second, "
            "fast is 20 and more), binding wants a fast one",
        ),
        (
            "{name: x, on: {gesture: swipe_up, speed: slow}, do: click}",
            "swipe_up",
            "swipe_up seen 1.00: matched 'x', skipped: nobody knows how fast it was, "
            "binding wants a slow one",
        ),
        (
            "{name: x, on: {gesture: palm, with: fist}, do: click}",
            "palm 1s",
            "palm seen 1.00: matched 'x', skipped: the other hand does not show fist",
        ),
        (
            "{name: x, on: {gesture: palm, with: fist}, do: click}",
            "fist 1s",
            "fist seen 1.00: matched 'x', skipped: the other hand does not show palm",
        ),
        (
            "{name: x, on: {sequence: [ok, palm], within: 800ms}, do: click}",
            "palm 1s",
            "palm seen 1.00: matched 'x', skipped: ok did not come right before, within 800ms",
        ),
        (
            "{name: x, on: {gesture: palm, after: 1s}, do: click}",
            "palm 620ms",
            "palm ended, seen 1.00: matched 'x', skipped: it lasted 620ms, binding wants 1s",
        ),
        (
            "{name: x, on: {gesture: palm, after: 1s}, do: click}",
            "palm 1100ms",
            "palm held for 1s, seen 1.00: 'x' acted",
        ),
        (
            "{name: x, on: swipe_left, cooldown: 1s, do: click}",
            "swipe_left\nnone 400ms\nswipe_left",
            "swipe_left seen 1.00: matched 'x', skipped: it acted just now and cools down for "
            "another 600ms",
        ),
        (
            "{name: x, on: {gesture: palm, phase: end}, do: click}",
            "palm 1s",
            "palm ended, seen 1.00: 'x' acted",
        ),
        ("{name: x, on: palm, do: click}", "fist 1s", "fist seen 1.00: no binding waits for it"),
        (
            "{name: x, on: palm, when: {apps: gimp}, do: click}\n"
            "  - {name: y, on: palm, do: click}",
            "app vlc\npalm 1s",
            "palm seen 1.00: matched 'x', skipped: the active application is 'vlc', "
            "binding wants gimp; 'y' acted",
        ),
    ],
)
def test_words(bindings: str, script: str, words: str) -> None:
    assert said(bindings, script)[-1] == words


def test_the_time_is_the_callers() -> None:
    engine = BindingEngine(parse_profile("version: 1\nbindings: [{on: palm, do: click}]"))
    for frame in perform(parse_script("palm 1s 0.91")):
        engine.update(frame.t, frame.events, frame.context)

    (decision,) = engine.log.recent()

    assert describe(decision, "12:03:04.2") == "palm seen 0.91 at 12:03:04.2: 'palm' acted"


def test_asleep() -> None:
    assert said("{on: palm, do: click}", "palm 1s", CLUTCH) == [
        "palm seen 1.00: nothing acts before the clutch is armed: hold ok"
    ]


def test_not_armed_for_long_enough() -> None:
    words = said(
        "{name: x, on: fist, when: {armed_for: 2s}, do: click}", "ok 200ms\nfist 1s", CLUTCH
    )
    assert words[-1] == (
        "fist seen 1.00: matched 'x', skipped: the clutch has been armed for 0ms, binding wants 2s"
    )


def test_the_wrong_mode() -> None:
    words = said(
        "{name: x, on: palm, do: {set_mode: spelling}}\n  - {name: y, on: fist, "
        "when: {mode: base}, do: click}",
        "fist 100ms\npalm 100ms",
        MODES,
    )
    assert words[0] == (
        "fist seen 1.00: matched 'm', skipped: the mode is base, binding wants 'spelling'; "
        "'y' acted"
    )


def test_of_very_many_bindings_the_first_are_named() -> None:
    bindings = "\n  - ".join(
        f"{{name: x{n}, on: palm, when: {{apps: a{n}}}, do: click}}" for n in range(60)
    )
    (words,) = said(bindings, "palm 1s")
    assert words.endswith("binding wants a4; 15 more were skipped")
