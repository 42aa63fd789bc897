"""Events as lines for other programs."""

from __future__ import annotations

from controller.event_stream import event_line
from gestures.events import Event


def test_shape_and_speed_are_told_where_they_are_known() -> None:
    bare = Event(1.23456, "swipe_left", "fire", "right", 0.91234, 7)
    full = Event(1.0, "swipe_left", "fire", "right", 0.9, 7, shape="palm", speed=21.26)

    assert event_line(bare) == {
        "t": 1.235,
        "kind": "event",
        "name": "swipe_left",
        "phase": "fire",
        "hand": "right",
        "confidence": 0.912,
    }
    assert (event_line(full)["shape"], event_line(full)["speed"]) == ("palm", 21.3)
