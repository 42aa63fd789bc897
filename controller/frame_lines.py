"""A frame as a line of the event stream, with what the program costs.

- ``at`` (seconds since 1970), ``t`` (seconds of the source's clock), ``size`` [width, height] of
  the camera's picture in pixels, ``fps``, ``latency_ms`` (from the frame's arrival until all that
  it set off was done), ``cpu`` (cores the program uses), ``memory_mb``, ``profile``, ``armed``
- ``hands``: ``track``, ``hand``, ``score``, ``points``: 21 of [x, y], parts of width and height in
  mirror view
- ``machines``, one for each hand and recogniser: ``track``, ``hand`` (also both), ``recogniser``,
  ``kind`` (lasting, once or steps), ``state``, ``active``, ``seen``, ``speed`` (hand-widths/s),
  ``too_fast``, ``claimed`` (by another recogniser), and ``scores``: by label ``score``, the
  thresholds ``enter`` and ``leave``, ``progress`` of the dwell
- ``picture`` when asked for and allowed (``pictures`` of the table ``[monitor]`` in
  settings.toml): a JPEG in base64, at most 320 pixels wide
"""

from __future__ import annotations

import base64
import time
from collections import deque
from collections.abc import Callable

import numpy as np
import psutil
from numpy.typing import NDArray

from controller.event_stream import Line
from controller.frame_feed import Moment
from gestures.engine import MachineView
from gestures.landmarks import Hand
from gestures.scores import NO_GESTURE

WIDEST = 320
"""Pixels of a picture's width at most."""
FLOOR = 0.02
"""Scores below are left out."""
_QUALITY = 70
_SPAN = 2.0
"""Seconds over which frames are counted."""
_LOOK = 1.0
"""Seconds between looks at CPU and memory."""


class FrameLines:
    """Describes moments; remembers the last seconds for the rates. For one thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._counts: deque[tuple[float, int]] = deque()
        self._cost = Cost(clock)

    def line(self, moment: Moment) -> Line:
        """Return the line about a moment, without its picture."""
        frame = moment.observation.frame
        cpu, memory = self._cost.look()
        return {
            "at": round(time.time(), 3),
            "t": round(frame.t, 3),
            "kind": "frame",
            "size": [frame.width, frame.height],
            "fps": round(self._rate(moment.number), 1),
            "latency_ms": round(1000 * moment.latency, 1),
            "cpu": round(cpu, 2),
            "memory_mb": round(memory / 1e6),
            "profile": moment.profile,
            "armed": moment.armed,
            "hands": [_hand(hand) for hand in frame.hands],
            "machines": [_machine(view) for view in moment.machines],
        }

    def _rate(self, number: int) -> float:
        """Return frames per second lately, 0 when nobody can tell yet."""
        now = self._clock()
        if self._counts and number < self._counts[-1][1]:
            self._counts.clear()  # the pipeline was started anew
        while self._counts and self._counts[0][0] < now - _SPAN:
            self._counts.popleft()
        self._counts.append((now, number))
        since, before = self._counts[0]
        return (number - before) / (now - since) if now > since else 0.0


class Cost:
    """What this process takes: cores and bytes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._process = psutil.Process()
        self._looked = -_LOOK
        self._spent = 0.0
        self._known = (0.0, 0)

    def look(self) -> tuple[float, int]:
        """Return the cores used lately (1.0: one of them all the time) and the resident bytes."""
        now = self._clock()
        if now - self._looked >= _LOOK:
            times = self._process.cpu_times()
            spent = times.user + times.system
            known_before = self._spent > 0 and now - self._looked < 10 * _LOOK
            cores = (spent - self._spent) / (now - self._looked) if known_before else 0.0
            self._known = (cores, self._process.memory_info().rss)
            self._looked, self._spent = now, spent
        return self._known


def picture(image: NDArray[np.uint8]) -> str:
    """Return a small JPEG of a picture (height, width, 3) RGB, in base64."""
    # Here: commands that see no picture need neither its memory nor its libraries.
    import cv2

    height, width = image.shape[:2]
    if width > WIDEST:
        size = (WIDEST, max(1, round(height * WIDEST / width)))
        image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_LINEAR), np.uint8)
    bgr = cv2.cvtColor(image, cv2.COLOR_RGB2BGR)
    _, jpeg = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return base64.b64encode(jpeg.tobytes()).decode("ascii")


def _hand(hand: Hand) -> Line:
    return {
        "track": hand.track_id,
        "hand": hand.handedness,
        "score": round(hand.score, 2),
        "points": np.round(hand.image[:, :2].astype(float), 4).tolist(),
    }


def _machine(view: MachineView) -> Line:
    return {
        "track": view.track_id,
        "hand": view.hand,
        "recogniser": view.recogniser,
        "kind": view.rules.kind,
        "state": view.state,
        "active": view.active,
        "seen": view.scores is not None,
        "speed": round(view.speed, 1),
        "too_fast": view.too_fast,
        "claimed": view.claimed,
        "scores": {label: _score(view, label) for label in _worth_telling(view)},
    }


def _worth_telling(view: MachineView) -> list[str]:
    """Return the labels with a score or a dwell of note, the best first."""
    scores = view.scores or {}
    # A recogniser says what it has to say of no gesture by the scores of all the others.
    labels = {label for label, score in scores.items() if score >= FLOOR and label != NO_GESTURE}
    if view.active is not None:
        labels.add(view.active)
    return sorted(labels | view.progress.keys(), key=lambda label: -scores.get(label, 0.0))


def _score(view: MachineView, label: str) -> Line:
    thresholds = view.rules.of(label)
    return {
        "score": round(float((view.scores or {}).get(label, 0.0)), 3),
        "enter": thresholds.enter,
        "leave": thresholds.leave,
        "progress": round(view.progress.get(label, 0.0), 2),
    }
