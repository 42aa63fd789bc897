"""Movements of a hand as text, and the swipes expected of them.

Lines of movement, a blank line, then the expected events, one a line, in order of time::

    # comment
    noise 0.03              jitter of the landmarks (standard deviation, hand-widths)
    width 0.05              of the hand, in picture heights (default 0.1)
    rates 25 30 60          frame rates that can show it (default: all)
    at 6.5 5                where the hand is, in hand-widths from the upper left corner
    rest 300ms
    left 4 in 300ms         a minimum-jerk stroke; also right, up, down
    move 3 -2 in 400ms      by x and y
    left 4 in 300ms lost 100..250ms     not seen during this part of the movement
    gone 500ms              not seen at all
    jump -3 1               elsewhere at once
    new id                  the tracker gives the hand a new identity from here on
    other left 4 in 300ms   the second hand moves meanwhile (before the line it goes with)

    swipe_left 400..650ms   must be decided in this time of the script, give or take a frame
    maybe swipe_up 1..2ms   need not be, but nothing else may

The picture is 4:3; the hand starts in its middle. A hand whose palm is outside is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from gestures.landmarks import Hand, Handedness, HandFrame

ASPECT = 4 / 3
HEIGHT = 480
RATES = (8, 10, 15, 25, 30, 60)
STROKES = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}

_PALM = {0: (0.0, 0.75), 5: (-0.5, -0.62), 9: (-0.17, -0.7), 13: (0.17, -0.66), 17: (0.5, -0.55)}
_MOVE = re.compile(
    r"(?P<verb>[a-z]+) ?(?P<numbers>[-\d. ]*?) ?(?:in )?(?P<ms>\d+)ms(?: lost "
    r"(?P<from>\d+)\.\.(?P<to>\d+)ms)?"
)


def palm_shape() -> np.ndarray:
    """Return landmarks (21, 3) of an upright open hand about its palm, one hand-width wide."""
    shape = np.zeros((21, 3), np.float32)
    for index in range(21):
        knuckle = max(k for k in _PALM if k <= index)
        shape[index, :2] = _PALM[knuckle]
        shape[index, 1] -= 0.35 * (index - knuckle)
    shape[:, :2] -= shape[list(_PALM), :2].mean(axis=0)
    return shape


@dataclass(frozen=True)
class Segment:
    """A movement of duration s by (dx, dy) hand-widths; lost: (from, to) s in which unseen."""

    duration: float
    by: tuple[float, float] = (0.0, 0.0)
    lost: tuple[float, float] = (1.0, 0.0)
    track: int = 1
    jump: tuple[float, float] = (0.0, 0.0)
    other: tuple[float, float] | None = None


@dataclass
class Script:
    """Movements and what is expected: (label, earliest, latest) in seconds.

    optional: whether it is fine if nothing at all is decided.
    """

    segments: list[Segment] = field(default_factory=list)
    expected: list[tuple[str, float, float]] = field(default_factory=list)
    start: tuple[float, float] | None = None
    width: float = 0.1
    noise: float = 0.0
    rates: tuple[int, ...] = RATES
    optional: bool = False

    @property
    def duration(self) -> float:
        return sum(segment.duration for segment in self.segments)

    def frames(self, fps: float, phase: float = 0.0, seed: int = 0) -> Iterator[HandFrame]:
        """Yield the frames of a camera of fps whose first frame is ``phase`` frames late."""
        rng = np.random.default_rng(seed)
        for t in np.arange(phase / fps, self.duration, 1 / fps):
            yield self._frame(float(t), rng)

    def _frame(self, t: float, rng: np.random.Generator) -> HandFrame:
        place = np.array(self.start or (ASPECT / self.width / 2, 0.5 / self.width))
        other = place + np.array([3.5, 0.0])
        begun = 0.0
        for number, segment in enumerate(self.segments, 1):
            place = place + segment.jump
            done = min((t - begun) / segment.duration, 1.0)
            if done < 1 or number == len(self.segments):
                break
            place = place + segment.by
            other = other + (segment.other or (0.0, 0.0))
            begun += segment.duration
        hands = []
        if not segment.lost[0] <= t - begun < segment.lost[1]:
            at = place + _minimum_jerk(done) * np.array(segment.by)
            if self._inside(at):
                hands.append(self._hand(segment.track, "right", at, rng))
        if any(part.other for part in self.segments):
            at = other + _minimum_jerk(done) * np.array(segment.other or (0.0, 0.0))
            hands.append(self._hand(99, "left", at, rng))
        return HandFrame(t, round(HEIGHT * ASPECT), HEIGHT, tuple(hands))

    def _inside(self, place: np.ndarray) -> bool:
        x, y = place * self.width
        return 0 <= x <= ASPECT and 0 <= y <= 1

    def _hand(
        self, track: int, hand: Handedness, place: np.ndarray, rng: np.random.Generator
    ) -> Hand:
        points = palm_shape()
        points[:, :2] += place
        points[:, :2] += rng.normal(0.0, self.noise, (21, 2))
        image = (points * self.width / [ASPECT, 1, ASPECT]).astype(np.float32)
        return Hand(track, hand, 1.0, 1.0, image, palm_shape() * 0.08, 0.0)


def _minimum_jerk(part: float) -> float:
    return part**3 * (10 - 15 * part + 6 * part**2)


def parse(text: str) -> Script:
    """Read a script."""
    movement, _, expected = text.strip().partition("\n\n")
    script = Script()
    track, jump, other = 1, (0.0, 0.0), None
    for line in _lines(movement):
        word, *rest = line.split()
        if word in ("noise", "width"):
            setattr(script, word, float(rest[0]))
        elif word == "rates":
            script.rates = tuple(int(rate) for rate in rest)
        elif word == "at":
            script.start = _pair(rest)
        elif word == "jump":
            jump = _pair(rest)
        elif word == "new":
            track += 1
        elif word == "other":
            other = _segment(" ".join(rest)).by
        else:
            base = _segment(line)
            script.segments.append(Segment(base.duration, base.by, base.lost, track, jump, other))
            jump, other = (0.0, 0.0), None
    for line in _lines(expected):
        script.optional |= line.startswith("maybe ")
        label, window = line.removeprefix("maybe ").split()
        earliest, latest = window.removesuffix("ms").split("..")
        script.expected.append((label, int(earliest) / 1000, int(latest) / 1000))
    return script


def _lines(text: str) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def _pair(words: list[str]) -> tuple[float, float]:
    x, y = (float(word) for word in words)
    return x, y


def _segment(line: str) -> Segment:
    found = _MOVE.fullmatch(line)
    assert found, f"not a movement: {line}"
    seconds, verb = int(found["ms"]) / 1000, found["verb"]
    if verb == "gone":
        return Segment(seconds, lost=(0.0, seconds))
    numbers = [float(number) for number in found["numbers"].split()]
    if verb == "rest":
        by = (0.0, 0.0)
    elif verb == "move":
        by = (numbers[0], numbers[1])
    else:
        by = (STROKES[verb][0] * numbers[0], STROKES[verb][1] * numbers[0])
    lost = (int(found["from"]) / 1000, int(found["to"]) / 1000) if found["from"] else (1.0, 0.0)
    return Segment(seconds, by, lost)
