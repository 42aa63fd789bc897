"""Runs MediaPipe over clips and compares what it sees with the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from controller.tracker.mediapipe_hands import VideoHands
from gestures.detections import RawHand
from gestures.landmarks import MIDDLE_MCP, PALM, WRIST
from models.training.synth.camera import Camera
from models.training.synth.truth import TrueEvent, Truth, joints_path, read_truth

_SAME_HAND = 0.6
"""Palm lengths of mean error up to which a found hand is the true one."""
_AROUND_STROKE = 0.25
"""Seconds before and after a stroke in which the hand is looked for."""
_TOWARDS = {
    "swipe_left": (0, 1.0),
    "swipe_right": (0, -1.0),
    "swipe_up": (1, -1.0),
    "swipe_down": (1, 1.0),
}
"""Axis and sign of the movement in the unmirrored picture."""


@dataclass(frozen=True)
class ClipCheck:
    """Shares are of frames with the whole hand in view (stroke: of frames within strokes).

    error: median over landmarks and frames, in palm lengths. directions: right of all strokes.
    """

    clip: str
    frames_in_view: int
    found: float
    handedness: float
    error: float
    found_in_strokes: float
    directions: tuple[int, int]


@dataclass(frozen=True)
class _Seen:
    """What MediaPipe made of one frame: the matching hand's points (21, 2) in pixels, or none."""

    points: NDArray[np.float64] | None
    handedness_right: bool


def check_clip(path: Path) -> ClipCheck:
    """Compare MediaPipe's hands with the truth of a clip."""
    truth = read_truth(path)
    with np.load(joints_path(path)) as stored:
        joints, sides = stored["joints"].astype(float), [str(s) for s in stored["handedness"]]
    seen = [_watch(path, truth, joints[:, k], side) for k, side in enumerate(sides)]
    in_view = Camera(truth.width, truth.height).inside(joints).all(axis=-1)
    visible = [
        s for k, hand in enumerate(seen) for s, ok in zip(hand, in_view[:, k], strict=True) if ok
    ]
    found = [s for s in visible if s.points is not None]
    strokes = [e for e in truth.events if e.name in _TOWARDS]
    in_strokes = [
        s.points is not None for e in strokes for s in _during(seen[sides.index(e.hand)], truth, e)
    ]
    right = sum(_direction_right(seen[sides.index(e.hand)], truth, e) for e in strokes)
    return ClipCheck(
        path.stem,
        len(visible),
        len(found) / max(len(visible), 1),
        float(np.mean([s.handedness_right for s in found])) if found else float("nan"),
        _median_error(seen, joints, in_view),
        float(np.mean(in_strokes)) if in_strokes else float("nan"),
        (right, len(strokes)),
    )


def _watch(path: Path, truth: Truth, joints: NDArray[np.float64], side: str) -> list[_Seen]:
    capture = cv2.VideoCapture(str(path))
    seen = []
    with VideoHands() as hands:
        for number, points in enumerate(joints):
            ok, picture = capture.read()
            if not ok:
                raise OSError(f"{path}: {len(joints)} frames expected, {number} read")
            mirrored = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)[:, ::-1]
            seen.append(_match(hands.detect(mirrored, number / truth.fps), truth, points, side))
    capture.release()
    return seen


def _match(hands: Sequence[RawHand], truth: Truth, points: NDArray[np.float64], side: str) -> _Seen:
    for hand in hands:
        found = (hand.image[:, :2] * [-1, 1] + [1, 0]) * [truth.width, truth.height]
        if np.linalg.norm(found - points, axis=1).mean() < _SAME_HAND * _palm(points):
            return _Seen(found, hand.handedness == side)
    return _Seen(None, False)


def _palm(points: NDArray[np.float64]) -> float:
    """Palm length in pixels, or the width where the hand is seen end-on."""
    along = float(np.linalg.norm(points[WRIST] - points[MIDDLE_MCP]))
    return max(along, 1.4 * float(np.linalg.norm(points[5] - points[17])), 1.0)


def _during(seen: list[_Seen], truth: Truth, event: TrueEvent) -> list[_Seen]:
    return seen[round(event.start * truth.fps) : round(event.end * truth.fps) + 1]


def _direction_right(seen: list[_Seen], truth: Truth, event: TrueEvent) -> bool:
    """Say whether the palm, from around the stroke's start to its end, went the true way."""
    axis, sign = _TOWARDS[event.name]
    middle = (event.start + event.end) / 2
    before = [
        s.points[list(PALM), axis].mean()
        for k, s in enumerate(seen)
        if s.points is not None and event.start - _AROUND_STROKE < k / truth.fps < middle
    ]
    after = [
        s.points[list(PALM), axis].mean()
        for k, s in enumerate(seen)
        if s.points is not None and middle < k / truth.fps < event.end + _AROUND_STROKE
    ]
    return bool(before and after and sign * (after[-1] - before[0]) > 0)


def _median_error(
    seen: list[list[_Seen]], joints: NDArray[np.float64], in_view: NDArray[np.bool_]
) -> float:
    errors = [
        np.linalg.norm(s.points - joints[n, k], axis=1) / _palm(joints[n, k])
        for k, hand in enumerate(seen)
        for n, s in enumerate(hand)
        if s.points is not None and in_view[n, k]
    ]
    return float(np.median(errors)) if errors else float("nan")
