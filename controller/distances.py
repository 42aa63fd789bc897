"""How far hands are from the camera, for bindings that ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gestures.events import Event
from gestures.geometry import hand_width, square
from gestures.landmarks import Hand, HandFrame


def with_distances(events: Iterable[Event], frame: HandFrame | None) -> list[Event]:
    """Return the events with the distance of their hands, where the frame shows them."""
    hands = {hand.track_id: hand for hand in (frame.hands if frame else ())}
    return [_with_distance(event, hands.get(event.track_id), frame) for event in events]


def _with_distance(event: Event, hand: Hand | None, frame: HandFrame | None) -> Event:
    if hand is None or frame is None or event.distance is not None:
        return event
    # In pictures of height 1: the height of the picture in hand-widths is the inverse.
    width = hand_width(square(hand, frame.width, frame.height))
    return replace(event, distance=1 / width) if width > 0 else event
