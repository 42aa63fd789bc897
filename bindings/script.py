"""Scripts of gestures: what hands show, for how long, and which application is active.

One line is one step, ``#`` starts a comment, empty lines do not count::

    app soffice             # the active application from now on; 'app' alone: nobody can tell
    palm 600ms              # the right hand shows palm for that long
    none 100ms              # no gesture
    swipe_left              # happens once
    swipe_left shape palm speed 20  # made with a hand shape, at a speed in hand-widths a second
    left like 1s            # the left hand
    left palm 1s & fist 2s  # both hands; the step lasts as long as the longer one
    timeout 1s              # a gesture that both hands make together
    one 200ms 0.6           # with a confidence other than 1
    palm 1s @12             # at a distance, in hand-widths
    sign terima_kasih       # a sign, which happens once
    face eyes_closed 2s     # something seen in the face; may stand beside hands, as in
    left palm 1s & face eyes_closed 2s
    pause                   # recognition is paused and resumed

A hand that shows the same gesture in two steps on end goes on showing it; a hand (or a face) that
a step does not name shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from bindings.durations import parse_duration
from bindings.model.names import FACES, is_word
from bindings.problems import Problem, ProfileError
from bindings.script_words import LineError, take_manner
from bindings.steps import Gesturing, Pause, Show, Step, SwitchApp, Who
from gestures.landmarks import Handedness
from gestures.registry import GESTURES, is_once, takes_both_hands

__all__ = ["Gesturing", "Pause", "Show", "Step", "SwitchApp", "Who", "parse_script"]

NONE = "none"
_HANDS = get_args(Handedness)
_WORDS = (*GESTURES, *_HANDS, NONE, "app", "pause", "sign", "face")


def parse_script(text: str, file: str = "<script>", first_line: int = 1) -> tuple[Step, ...]:
    """Read a script. ``file`` and ``first_line`` are what problems call the text's beginning.

    Raises ProfileError with every line that nobody understands.
    """
    steps: list[Step] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), first_line):
        content = line.partition("#")[0]
        try:
            steps += _parse_line(content)
        except LineError as error:
            column = max(content.find(error.word), 0) + 1
            problems.append(Problem(file, number, column, str(error), error.suggestion))
    if problems:
        raise ProfileError(problems)
    return tuple(steps)


def _parse_line(line: str) -> Iterator[Step]:
    words = line.split()
    if not words:
        return
    if words[0] == "app":
        yield SwitchApp(line.strip().removeprefix("app").strip() or None)
    elif words[0] == "pause":
        if len(words) > 1:
            raise LineError("'pause' takes nothing after it", words[1])
        yield Pause()
    else:
        shows = tuple(_parse_show(part.split()) for part in line.split("&"))
        _check_hands(shows)
        yield Gesturing(shows)


def _check_hands(shows: tuple[Show, ...]) -> None:
    hands = [show.hand for show in shows]
    for show in shows:
        if show.hand == "both" and not {"left", "right"}.isdisjoint(hands):
            raise LineError(f"'{show.gesture}' takes both hands: none is left", "&")
    for hand in hands:
        if hands.count(hand) > 1:
            who = (
                "face cannot show two things"
                if hand == "face"
                else "hands cannot show two gestures"
                if hand == "both"
                else f"{hand} hand cannot show two gestures"
            )
            raise LineError(f"the {who} at once", "&")


def _parse_show(words: list[str]) -> Show:
    hand: Handedness = "right"
    said = words
    if words and words[0] == "face":
        return _parse_face(words[1:])
    if words and words[0] in _HANDS:
        hand = "left" if words[0] == "left" else "right"
        words = words[1:]
    if not words:
        raise LineError("a gesture is missing", "&")
    if words[0] == "sign":
        return _parse_sign(hand, words[1:])
    name, *rest = words
    if name != NONE and name not in GESTURES:
        raise LineError(f"unknown gesture '{name}'", name, _WORDS)
    if takes_both_hands(name):
        if words is not said:
            raise LineError(f"'{name}' takes both hands: leave '{said[0]}' out", said[0])
        return _finish_show("both", name, rest, once=is_once(name))
    once = name != NONE and is_once(name)
    return _finish_show(hand, None if name == NONE else name, rest, once=once)


def _parse_sign(hand: Handedness, words: list[str]) -> Show:
    if not words:
        raise LineError("the name of a sign is missing", "sign")
    if not is_word(words[0]):
        raise LineError(f"'{words[0]}' cannot be the name of a sign", words[0])
    return _finish_show(hand, words[0], words[1:], once=True)


def _parse_face(words: list[str]) -> Show:
    name = words[0] if words else ""
    if name != NONE and name not in FACES:
        message = f"nothing called '{name}' is seen in a face" if name else "what is it that shows?"
        raise LineError(message, name or "face", (*FACES, NONE))
    return _finish_show("face", None if name == NONE else name, words[1:], once=False)


def _finish_show(who: Who, gesture: str | None, rest: list[str], *, once: bool) -> Show:
    shape, speed = take_manner(rest) if once else (None, None)
    distance = _take_distance(rest)
    confidence = _take_confidence(rest)
    duration = _take_duration(gesture or NONE, rest, once=once)
    return Show(who, gesture, duration, confidence, distance, once, shape, speed)


def _take_distance(words: list[str]) -> float | None:
    """Take ``@12`` off the end of the words, if it is there."""
    if not words or not words[-1].startswith("@"):
        return None
    number = words[-1].removeprefix("@")
    if not number.replace(".", "", 1).isdecimal():
        raise LineError("a distance is written in hand-widths, such as @12", words[-1])
    del words[-1]
    return float(number)


def _take_confidence(words: list[str]) -> float:
    """Take a bare number off the end of the words, if there is one after the duration."""
    if len(words) < 2 or not words[-1].replace(".", "", 1).isdecimal():
        return 1.0
    number = float(words[-1])
    if number > 1:
        raise LineError("a confidence is at most 1", words[-1])
    del words[-1]
    return number


def _take_duration(name: str, words: list[str], *, once: bool) -> float:
    if not words:
        if once:
            return 0.0
        raise LineError(f"'{name}' needs a duration, such as '{name} 500ms'", name)
    try:
        return parse_duration(" ".join(words))
    except ValueError as error:
        raise LineError(str(error), words[0]) from None
