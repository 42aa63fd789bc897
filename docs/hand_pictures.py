"""Pictures of hands making gestures, as the user sees their own right hand in a mirror."""

from __future__ import annotations

from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.training.synth.body import ArmState, Person, PosedArm
from models.training.synth.camera import Camera
from models.training.synth.landmarks import landmarks
from models.training.synth.look import Light, Look, Skin, Sleeve, linear
from models.training.synth.motion.poses import aim_for
from models.training.synth.motion.shapes import MOVING
from models.training.synth.poses import GESTURES
from models.training.synth.render.renderer import Renderer
from models.training.synth.rig import AVERAGE, Rig
from models.training.synth.thumb import posed

Picture = NDArray[np.float32]
"""(height, width, 4) RGBA in [0, 1], premultiplied."""

CAMERA = Camera(900, 900, 1.6)
SIDE = 560
_DISTANCE = 0.62
_WRIST = np.array([-0.10, 0.0, 0.25])
_SWIPING = "stop"
_SHAPES = GESTURES | MOVING
_CLOSED = {
    "click": "pinch_straight",
    "double_click": "pinch_straight",
    "drag": "pinch_easy",
    "right_click": "middle_straight",
}
"""The shape at the height of a gesture that closes the fingers."""
_BONES = (
    *((0, 1), (1, 2), (2, 3), (3, 4)),
    *((0, 5), (5, 6), (6, 7), (7, 8)),
    *((5, 9), (9, 10), (10, 11), (11, 12)),
    *((9, 13), (13, 14), (14, 15), (15, 16)),
    *((13, 17), (17, 18), (18, 19), (19, 20), (0, 17)),
)
_BONE, _JOINT = (120, 78, 20), (255, 250, 240)
_LOOK = Look(
    Skin(linear(np.array([0.80, 0.60, 0.48])), 1.12, 0.10, 0.12, 18.0, 0.5, 0.03, 0.6, 0.0),
    Sleeve(0.05, linear(np.array([0.18, 0.34, 0.52])), 0.0),
    Light(
        np.array([-0.45, 0.75, 0.6]) / np.linalg.norm([-0.45, 0.75, 0.6]),
        np.array([1.35, 1.3, 1.22]),
        np.array([0.8, 0.1, 0.6]) / np.linalg.norm([0.8, 0.1, 0.6]),
        np.array([0.35, 0.37, 0.42]),
        np.array([0.62, 0.62, 0.66]),
        np.array([0.38, 0.34, 0.32]),
        0.6,
    ),
)


def hand_picture(gesture: str) -> Picture:
    """Return the hand of a gesture, cut out, with its landmarks; a swipe's is an open hand."""
    shape = _CLOSED.get(gesture, gesture)
    arm = _arm(shape if shape in _SHAPES else _SWIPING)
    bgra = _renderer().draw([arm], _LOOK)
    rgba = np.ascontiguousarray(bgra[:, ::-1, [2, 1, 0, 3]])
    points = CAMERA.project(landmarks(arm)) * [-1, 1] + [CAMERA.width, 0]
    return _around(_with_skeleton(rgba, points), points)


def _arm(gesture: str) -> PosedArm:
    state = ArmState(_WRIST, aim_for(gesture), _pose(gesture))
    at_origin = landmarks(Person(AVERAGE, np.zeros(3)).posed(_rig(), state, "right"))
    low, high = at_origin.min(axis=0), at_origin.max(axis=0)
    origin = np.array([0.0, 0.012, -_DISTANCE]) - (low + high) / 2
    return Person(AVERAGE, origin).posed(_rig(), state, "right")


def _pose(gesture: str) -> NDArray[Any]:
    return posed(_rig(), _SHAPES[gesture])


def _around(rgba: Picture, points: NDArray[np.float64]) -> Picture:
    """Return the square around a hand, with a little of its arm, which fades out."""
    x, y = (points.min(axis=0) + points.max(axis=0)) / 2
    side = SIDE / 2
    left, top = int(np.clip(x - side, 0, CAMERA.width - SIDE)), int(y - side)
    part = rgba[top : top + SIDE, left : left + SIDE].copy()
    fade = np.clip((SIDE - np.arange(SIDE)) / (0.12 * SIDE), 0.0, 1.0).astype(np.float32)
    return part * fade[:, None, None] * fade[None, :, None]


def _with_skeleton(rgba: Picture, points: NDArray[np.float64]) -> Picture:
    """Draw the landmarks over the hand, half transparent."""
    canvas = np.ascontiguousarray((rgba * 255).astype(np.uint8))
    pixels = [tuple(round(value * 16) for value in point) for point in points]
    for start, end in _BONES:
        cv2.line(canvas, pixels[start], pixels[end], (*_BONE, 255), 6, cv2.LINE_AA, 4)
    for pixel in pixels:
        cv2.circle(canvas, pixel, 10 * 16, (*_BONE, 255), -1, cv2.LINE_AA, 4)
        cv2.circle(canvas, pixel, 7 * 16, (*_JOINT, 255), -1, cv2.LINE_AA, 4)
    drawn = canvas.astype(np.float32) / 255
    return 0.35 * rgba + 0.65 * drawn


@cache
def _rig() -> Rig:
    return Rig()


@cache
def _renderer() -> Renderer:
    return Renderer(_rig(), CAMERA)
