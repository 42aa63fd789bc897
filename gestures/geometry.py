"""Landmark geometry that depends neither on resolution nor on distance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gestures.landmarks import (
    INDEX_MCP,
    MIDDLE_MCP,
    PALM,
    PINKY_MCP,
    WRIST,
    Hand,
    HandFrame,
    Points,
)

PALM_LENGTH_IN_HAND_WIDTHS = 1.45
"""Wrist to middle MCP in hand-widths (median of the HaGRID frames with the palm to the camera)."""


def measurable(frame: HandFrame) -> HandFrame:
    """Return the frame without the hands whose image landmarks are not all finite numbers."""
    hands = tuple(hand for hand in frame.hands if np.isfinite(hand.image).all())
    return frame if len(hands) == len(frame.hands) else replace(frame, hands=hands)


def square(hand: Hand, width: int, height: int) -> Points:
    """Return the hand's image landmarks (21, 3) with equal units on all axes: picture heights."""
    aspect = width / height
    return hand.image * np.array([aspect, 1.0, aspect], dtype=np.float32)


def hand_width(points: Points) -> float:
    """Return the hand-width, in the points' own unit, of isotropic points (21, 2 or 3).

    The distance from index MCP to pinky MCP shrinks when the hand is seen edge-on, so
    the palm's length stands in for it then.
    """
    across = float(np.linalg.norm(points[INDEX_MCP, :2] - points[PINKY_MCP, :2]))
    along = float(np.linalg.norm(points[WRIST, :2] - points[MIDDLE_MCP, :2]))
    return max(across, along / PALM_LENGTH_IN_HAND_WIDTHS)


def palm_centre(points: Points) -> Points:
    """Return the mean of the palm's landmarks, which finger movement hardly shifts."""
    centre: Points = points[list(PALM)].mean(axis=0)
    return centre
