"""Spelling as text: what the hands do, a blank line, and the letters that must be read.

    # why this script is here
    rates 10 30 60

    0-500ms right b               one hand shows b
    500-700ms right b slide 0..1  and moves 1 hand-width to its right meanwhile
    700-1200ms right b at 1 left b
    1200-1500ms gone              no hand is seen

    b 350..500ms
    b

A letter's time, where given, is when it must be read; ``nothing`` stands for no letters. One
hand shows the letter of the script; two hands that show the same letter make the next one.
``drop`` moves a hand down as ``slide`` does to the side; ``deep`` is where it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestures.engine import GestureEngine
from gestures.events import Event
from gestures.landmarks import THUMB_TIP, Hand, Handedness, HandFrame
from gestures.registry import LETTERS as RECOGNISER
from gestures.signs.letter_features import LETTER_LABELS, LETTERS, PRESENT
from gestures.signs.letters import LetterRecogniser
from gestures.thresholds import DEFAULT_RULES

WIDTH, HEIGHT = 640, 480
SIZE = 0.1
STEP = 0.05
_NUMBER = r"-?\d+(?:\.\d+)?"
_HAND = re.compile(
    r"(?P<side>left|right) (?P<letter>rest|[a-z])\b"
    rf"(?: (?P<verb>slide|drop|at|deep) (?P<start>{_NUMBER})(?:\.\.(?P<end>{_NUMBER}))?)?"
)
_PALM = {0: (0.0, 0.75), 5: (-0.5, -0.62), 9: (-0.17, -0.7), 13: (0.17, -0.66), 17: (0.5, -0.55)}


@dataclass(frozen=True)
class Shown:
    """What one hand does from start to end (s); by: (2, 2) its place at either time."""

    start: float
    end: float
    side: Handedness
    letter: str
    by: NDArray[np.float64]


@dataclass(frozen=True)
class Script:
    rates: tuple[float, ...]
    shown: tuple[Shown, ...]
    end: float
    expected: tuple[tuple[str, float | None, float | None], ...]


class FakeNetwork:
    """Reads the letter from how far up the thumb's tip is; two hands make the next letter."""

    labels = LETTER_LABELS

    def __call__(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        rows = np.zeros((len(features), len(LETTER_LABELS)), np.float32)
        codes = np.rint(features[:, 2 * THUMB_TIP + 1] / STEP).astype(int) - 1
        codes = np.where(codes >= 0, codes + features[:, PRESENT + 1].astype(int), len(LETTERS))
        rows[np.arange(len(features)), codes] = 0.96
        return rows


def parse(text: str) -> Script:
    head, acts, expected = re.split(r"\n\s*\n", text.strip())
    lines = [line.strip() for line in head.splitlines() if not line.strip().startswith("#")]
    rates = tuple(float(one) for one in lines[0].split()[1:])
    shown: list[Shown] = []
    last = 0.0
    for line in acts.splitlines():
        span, _, rest = line.strip().partition(" ")
        start, last = (float(one) / 1000 for one in span.removesuffix("ms").split("-"))
        shown += [_shown(start, last, found) for found in _HAND.finditer(rest)]
    return Script(rates, tuple(shown), last, tuple(_expected(expected)))


def _shown(start: float, end: float, found: re.Match[str]) -> Shown:
    first = float(found["start"] or 0)
    path = np.array([first, float(found["end"] or first)])
    down = found["verb"] in ("drop", "deep")
    by = np.stack([path * (not down), path * down], axis=1)
    side: Handedness = "left" if found["side"] == "left" else "right"
    return Shown(start, end, side, found["letter"], by)


def _expected(text: str) -> Iterator[tuple[str, float | None, float | None]]:
    for line in text.strip().splitlines():
        letter, _, span = line.strip().partition(" ")
        if letter != "nothing":
            times = (
                [float(one) / 1000 for one in span.removesuffix("ms").split("..")] if span else []
            )
            yield letter, times[0] if times else None, times[1] if times else None


def frames(script: Script, fps: float) -> Iterator[HandFrame]:
    for number in range(round(script.end * fps)):
        t = number / fps
        now = [one for one in script.shown if one.start <= t < one.end]
        yield HandFrame(t, WIDTH, HEIGHT, tuple(_hand(one, t) for one in now))


def _hand(one: Shown, t: float) -> Hand:
    share = (t - one.start) / (one.end - one.start)
    shape = np.zeros((21, 2))
    for index in range(21):
        knuckle = max(k for k in _PALM if k <= index)
        shape[index] = _PALM[knuckle]
        shape[index, 1] -= 0.35 * (index - knuckle)
    shape -= shape[list(_PALM)].mean(axis=0)
    code = -1 if one.letter == "rest" else LETTERS.index(one.letter) + 1
    shape[THUMB_TIP, 1] = STEP * code
    place = one.by[0] * (1 - share) + one.by[1] * share
    side = 1.3 if one.side == "right" else -1.3
    points = [WIDTH / HEIGHT / 2, 0.4] + SIZE * (shape + place + [side, 0])
    image = np.zeros((21, 3), np.float32)
    image[:, :2] = points / [WIDTH / HEIGHT, 1]
    track = 1 if one.side == "left" else 2
    return Hand(track, one.side, 0.9, 0.9, image, np.zeros((21, 3), np.float32), t)


def run(script: Script, fps: float) -> list[Event]:
    rules = {RECOGNISER: DEFAULT_RULES[RECOGNISER]}
    engine = GestureEngine([LetterRecogniser(FakeNetwork())], rules)
    return [event for frame in frames(script, fps) for event in engine.update(frame)]
