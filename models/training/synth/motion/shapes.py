"""Hand shapes that only movements use: pinches about to close, closed, and a hand on a dial."""

from __future__ import annotations

from models.training.synth.shape import Finger, OnIndexTip, OnTips, Shape, Thumb

_READY: Thumb = (0, 8, 0, 2, 4)
_CLOSING: Thumb = (22, -8, 10, 30, 25)
_POINTING: Finger = (14, 26, 14, 2)
_BENT: Finger = (52, 58, 32, 0)
_STRAIGHT: tuple[Finger, Finger, Finger] = ((10, 12, 6, 2), (4, 10, 5, -3), (-2, 10, 5, -9))
_EASY: tuple[Finger, Finger, Finger] = ((24, 34, 18, 1), (30, 40, 20, 0), (34, 42, 22, -2))
_FOLDED: tuple[Finger, Finger, Finger] = ((80, 104, 70, 1), (80, 104, 70, 3), (80, 104, 70, 6))
_MIDDLE_TIP = OnTips((2,))
_MIDDLE_BENT: Finger = (54, 56, 28, 1)

MOVING: dict[str, Shape] = {
    "pinch_ready_straight": Shape(_READY, (_POINTING, *_STRAIGHT)),
    "pinch_straight": Shape(_CLOSING, (_BENT, *_STRAIGHT), OnIndexTip()),
    "pinch_ready_easy": Shape(_READY, (_POINTING, *_EASY)),
    "pinch_easy": Shape(_CLOSING, (_BENT, *_EASY), OnIndexTip()),
    "middle_ready_straight": Shape(_READY, ((4, 10, 5, 4), (16, 24, 12, 1), *_STRAIGHT[1:])),
    "middle_straight": Shape(_CLOSING, ((4, 10, 5, 4), _MIDDLE_BENT, *_STRAIGHT[1:]), _MIDDLE_TIP),
    "middle_ready_easy": Shape(_READY, ((6, 12, 6, 4), (18, 28, 14, 1), *_EASY[1:])),
    "middle_easy": Shape(_CLOSING, ((6, 12, 6, 4), _MIDDLE_BENT, *_EASY[1:]), _MIDDLE_TIP),
    "dial_open": Shape((-8, 18, 0, -8, -12), ((0, 6, 3, 4), *_FOLDED)),
    "dial_half": Shape((4, 10, 0, 6, 6), ((30, 34, 18, 2), *_FOLDED)),
    "dial_closed": Shape(_CLOSING, (_BENT, *_FOLDED), OnIndexTip()),
}
