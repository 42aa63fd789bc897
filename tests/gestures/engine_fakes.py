"""Hands and recognisers that do as they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from gestures.landmarks import (
    INDEX_MCP,
    MIDDLE_MCP,
    N_LANDMARKS,
    PINKY_MCP,
    Hand,
    Handedness,
    HandFrame,
)
from gestures.scores import Scores

WIDTH, HEIGHT = 640, 480
HAND_WIDTH_PX = 48.0


def hand(track_id: int, x_px: float = 320.0, handedness: Handedness = "right") -> Hand:
    """A flat hand of a known width with its wrist at (x_px, 240)."""
    pixels = np.zeros((N_LANDMARKS, 3), dtype=np.float32)
    pixels[:, 0], pixels[:, 1] = x_px, 240.0
    pixels[INDEX_MCP, 0] = x_px - HAND_WIDTH_PX / 2
    pixels[PINKY_MCP, 0] = x_px + HAND_WIDTH_PX / 2
    pixels[MIDDLE_MCP, 1] = 240.0 - HAND_WIDTH_PX
    image = pixels / np.array([WIDTH, HEIGHT, WIDTH], dtype=np.float32)
    return Hand(track_id, handedness, 0.9, 0.9, image, np.zeros_like(image), age=1.0)


def frame(t: float, *hands: Hand) -> HandFrame:
    return HandFrame(t, WIDTH, HEIGHT, hands)


class FakeRecogniser:
    """Says of each hand in the frame what ``says`` holds for its track, if anything.

    With ``remembers`` it also speaks of hands that are not in the frame.
    """

    def __init__(self, name: str, labels: Sequence[str] = ()) -> None:
        self.name = name
        self.labels = tuple(labels)
        self.says: dict[int, Mapping[str, float]] = {}
        self.remembers = False
        self.resets = 0
        self.times: list[float] = []

    def update(self, frame: HandFrame) -> Sequence[Scores]:
        self.times.append(frame.t)
        hands = {hand.track_id: hand.handedness for hand in frame.hands}
        return [
            Scores(frame.t, self.name, track_id, hands.get(track_id, "right"), scores)
            for track_id, scores in self.says.items()
            if self.remembers or track_id in hands
        ]

    def reset(self) -> None:
        self.resets += 1
