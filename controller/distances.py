"""How far hands are from the camera, for bindings that ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gestures.events import Event
from gestures.geometry import hand_width, square
from gestures.landmarks import Hand, HandFrame


def with_distances(events: Iterable[Event], frame: HandFrame | None) -> list[Event]:
    """Return the events with the distance of their hands, where the frame shows them.

    What both hands show has the distance of the nearer one.
    """
    events = list(events)
    if frame is None or not events:
        return events
    widths = {hand.track_id: _width(hand, frame) for hand in frame.hands}
    nearest = max(widths.values(), default=0.0)
    return [
        _with_distance(event, nearest if event.hand == "both" else widths.get(event.track_id, 0.0))
        for event in events
    ]


def _width(hand: Hand, frame: HandFrame) -> float:
    return hand_width(square(hand, frame.width, frame.height))


def _with_distance(event: Event, width: float) -> Event:
    """Return the event at the distance of a hand of this width in pictures of height 1."""
    if event.distance is not None or not width > 0:
        return event
    # The height of the picture in hand-widths is the inverse.
    return replace(event, distance=1 / width)
