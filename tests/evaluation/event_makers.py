"""Short ways to write true and found events, and random ones."""

from __future__ import annotations

from hypothesis import strategies as st

from controller.evaluation.truth import TrueEvent
from gestures.events import Event
from gestures.registry import is_once


def true(name: str, start: float, end: float, hand: str = "right") -> TrueEvent:
    return TrueEvent(name=name, start=start, end=end, hand=hand)


def found(name: str, t: float, hand: str = "right") -> Event:
    return Event(t, name, "fire" if is_once(name) else "begin", hand, 0.9, 1)


names = st.sampled_from(["swipe_left", "swipe_right", "palm", "zoom_in"])
tenths = st.integers(0, 60).map(lambda n: n / 10)

true_events = st.lists(
    st.builds(lambda name, start, length: true(name, start, start + length), names, tenths, tenths),
    max_size=6,
)
found_events = st.lists(st.builds(found, names, tenths), max_size=8)
