"""Scenes with one hand, written as text, as frames and recordings.

One line is one thing shown: ``right 500ms`` or ``left 500ms`` (that hand held up), ``none 1s``,
``swipe_left`` or ``swipe_right`` (a stroke of 300 ms), and ``width 0.04`` (of the hand from here
on, in picture heights).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bindings.durations import parse_duration
from controller.sources.recording import RecordingWriter
from gestures.landmarks import Hand, Handedness, HandFrame

WIDTH, HEIGHT, FPS = 640, 480, 30
_STROKE = 0.3
_LENGTH = 4.0
"""Hand-widths."""
_PALM = {0: (0.0, 0.75), 5: (-0.5, -0.62), 9: (-0.17, -0.7), 13: (0.17, -0.66), 17: (0.5, -0.55)}


def frames(scene: str) -> Iterator[HandFrame]:
    """Yield the frames of a scene."""
    t, x, width = 0.0, 0.6, 0.1
    side: Handedness = "right"
    for line in scene.splitlines():
        what, _, rest = line.partition(" ")
        if what == "width":
            width = float(rest)
            continue
        duration = _STROKE if what.startswith("swipe") else parse_duration(rest)
        way = {"swipe_left": -1, "swipe_right": 1}.get(what, 0) * _LENGTH * width
        side = what if what in ("left", "right") else side  # type: ignore[assignment]
        for number in range(round(duration * FPS)):
            part = number / (duration * FPS)
            place = x + way * part**3 * (10 - 15 * part + 6 * part**2)
            hands = () if what == "none" else (hand(place, width, side),)
            yield HandFrame(t, WIDTH, HEIGHT, hands)
            t += 1 / FPS
        x += way


def hand(x: float, width: float, side: Handedness) -> Hand:
    """Return an upright open hand at x (0 to 1, from the left) half way up the picture."""
    shape = np.zeros((21, 3), np.float32)
    for index in range(21):
        knuckle = max(k for k in _PALM if k <= index)
        shape[index, :2] = _PALM[knuckle]
        shape[index, 1] -= 0.35 * (index - knuckle)
    image = shape * width * [HEIGHT / WIDTH, 1, HEIGHT / WIDTH] + [x, 0.5, 0]
    return Hand(1, side, 1.0, 1.0, image.astype(np.float32), shape * 0.08, 0.0)


def write_scene(scene: str, path: Path) -> None:
    """Write a scene as a recording."""
    with RecordingWriter(path) as writer:
        for frame in frames(scene):
            writer.append(frame)
