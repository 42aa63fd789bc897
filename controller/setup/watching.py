"""What the guided start makes of the hands it sees. No clock, no camera: times come in."""

from __future__ import annotations

import statistics
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gestures.events import Event
from gestures.geometry import hand_width, square
from gestures.landmarks import Hand, Handedness, HandFrame

Hint = Literal["looking", "dark", "no_hand", "far", "near", "good"]
Advice = Literal["light", "closer", "farther", "show", "slower", "whole"]

DARK = 45.0
"""Mean brightness of a picture, of 255, below which hands are hard to find."""
FAR, NEAR = 0.05, 0.40
"""Hand-widths as parts of the picture's height: beyond about 2 m, and closer than about 25 cm
with a usual camera."""
_FIRST_LOOK = 1.5
"""Seconds before anything is called missing."""
_SPAN = 1.0
"""Seconds of hands that are looked at for distance and side."""
_SIDE_SPAN, _SIDE_SHARE, _SIDE_LEAST = 0.8, 0.85, 5
"""A hand counts as the left or right one when it is called so for so many seconds, in such a
share of at least so many pictures."""
ADVISE_AFTER = 8.0
"""Seconds without a swipe after which something is advised, and then something else."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known after a frame.

    side: the one hand that is held up steadily, by its own side. swipe: the last one since the
    watch began anew. advice: what may help, when no swipe has come for a while.
    """

    hands: tuple[Hand, ...] = ()
    hint: Hint = "looking"
    side: Handedness | None = None
    swipe: str | None = None
    swipes: int = 0
    advice: Advice | None = None


class Watch:
    """Follows the frames of one camera, whose times increase."""

    def __init__(self) -> None:
        self._hands: deque[tuple[float, float, Handedness | None]] = deque()
        self._light = 255.0
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget the swipes so far and wait for the first."""
        self._since: float | None = None
        self._hands.clear()
        self._swipe: str | None = None
        self._swipes = 0

    def take(self, frame: HandFrame, events: Iterable[Event], light: float | None) -> Seen:
        """Look at a frame, its events and the picture's mean brightness (0 to 255), if known."""
        if self._since is None:
            self._since = frame.t
        if light is not None:
            self._light = light
        self._note(frame)
        for event in events:
            if event.phase == "fire":
                self._swipe = event.name
                self._swipes += 1
        hint = self._hint(frame.t - self._since)
        advice = None if self._swipe else self._advice(frame.t - self._since, hint)
        return Seen(frame.hands, hint, self._side(), self._swipe, self._swipes, advice)

    def _note(self, frame: HandFrame) -> None:
        while self._hands and self._hands[0][0] < frame.t - _SPAN:
            self._hands.popleft()
        if frame.hands:
            nearest = max(hand_width(square(h, frame.width, frame.height)) for h in frame.hands)
            side = frame.hands[0].handedness if len(frame.hands) == 1 else None
            self._hands.append((frame.t, nearest, side))

    def _hint(self, elapsed: float) -> Hint:
        if not self._hands:
            if elapsed < _FIRST_LOOK:
                return "looking"
            return "dark" if self._light < DARK else "no_hand"
        width = statistics.median(width for _, width, _ in self._hands)
        if width < FAR:
            return "far"
        return "near" if width > NEAR else "good"

    def _side(self) -> Handedness | None:
        if len(self._hands) < _SIDE_LEAST:
            return None
        if self._hands[-1][0] - self._hands[0][0] < _SIDE_SPAN:
            return None
        sides = [side for _, _, side in self._hands]
        for side in ("left", "right"):
            if sides.count(side) >= _SIDE_SHARE * len(sides):
                return side
        return None

    def _advice(self, elapsed: float, hint: Hint) -> Advice | None:
        turn = int(elapsed / ADVISE_AFTER)
        if turn == 0:
            return None
        seen: dict[Hint, Advice] = {
            "dark": "light",
            "no_hand": "show",
            "far": "closer",
            "near": "farther",
        }
        # What was seen to be wrong comes first, then what usually is.
        usual: list[Advice] = ["slower", "whole", "closer", "light"]
        order = dict.fromkeys([*([seen[hint]] if hint in seen else []), *usual])
        return list(order)[(turn - 1) % len(order)]
