"""Plays a script as if every gesture were recognised at once, and shows what bindings do."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bindings.conditions import Context
from bindings.engine import BindingEngine, Firing
from bindings.profile import Profile
from bindings.script import Gesturing, Pause, Show, Step, SwitchApp
from gestures.events import Event, Phase
from gestures.landmarks import Handedness
from gestures.registry import is_once

_TRACKS: dict[Handedness, int] = {"left": 1, "right": 2}
_MILLI = 1000
_NOTHING = Gesturing(())


@dataclass(frozen=True, slots=True)
class Frame:
    """What the binding engine gets to see at time t (seconds)."""

    t: float
    events: tuple[Event, ...]
    context: Context
    paused: bool = False


def play(profile: Profile, steps: Iterable[Step], frame_time: float = 0.02) -> Iterator[Firing]:
    """Yield what a profile does during a script."""
    engine = BindingEngine(profile)
    for frame in perform(steps, frame_time):
        yield from engine.update(frame.t, frame.events, frame.context)
        if frame.paused:
            engine.reset(frame.t)


def format_firing(firing: Firing) -> str:
    """Return one line: ``1.240 next slide: key Right``."""
    ((kind, argument),) = firing.action.as_json().items()
    text = argument if isinstance(argument, str) else json.dumps(argument, ensure_ascii=False)
    return f"{firing.t:.3f} {firing.binding}: {kind} {text}"


def perform(steps: Iterable[Step], frame_time: float = 0.02) -> Iterator[Frame]:
    """Yield a frame every ``frame_time`` seconds (to the millisecond); the first is at 0.

    Steps follow each other at their own times; what happens between two frames is told by the
    later one. What lasts at the end of the script ends with it.
    """
    hands = _Hands()
    app: str | None = None
    events: list[Event] = []
    times = (_ms(number * frame_time) for number in itertools.count())
    now = next(times)
    for at, step in _timeline(steps):
        while now < at:
            yield _frame(now, [*events, *hands.holds(now)], app)
            events = []
            now = next(times)
        if isinstance(step, SwitchApp):
            app = step.app
        elif isinstance(step, Pause):
            yield _frame(at, [*events, *hands.show((), at)], app, paused=True)
            events = []
        else:
            events += hands.show(step.shows, at)
    yield _frame(now, events, app)


def _timeline(steps: Iterable[Step]) -> Iterator[tuple[int, Step]]:
    """Yield steps with the time at which they begin (ms), and one wherever a hand stops."""
    now = 0
    for step in steps:
        yield now, step
        if isinstance(step, Gesturing):
            for stop in sorted({_ms(show.duration) for show in step.shows})[:-1]:
                yield now + stop, Gesturing(tuple(_still_shown(step.shows, stop)))
            now += _ms(step.duration)
    yield now, _NOTHING


def _still_shown(shows: Iterable[Show], ms: int) -> Iterator[Show]:
    for show in shows:
        if _ms(show.duration) > ms and show.gesture and not is_once(show.gesture):
            yield show


def _ms(seconds: float) -> int:
    return round(seconds * _MILLI)


def _frame(ms: int, events: Sequence[Event], app: str | None, *, paused: bool = False) -> Frame:
    return Frame(ms / _MILLI, tuple(events), Context(app), paused)


class _Hands:
    """What each hand shows, and the events that changes make. Times are milliseconds."""

    def __init__(self) -> None:
        self._lasting: dict[Handedness, Show] = {}

    def show(self, shows: Sequence[Show], ms: int) -> list[Event]:
        """Return the ends, beginnings and single events that lead from what was to ``shows``."""
        before = self._lasting
        self._lasting = {s.hand: s for s in shows if s.gesture and not is_once(s.gesture)}
        ended = _missing(before, self._lasting)
        begun = _missing(self._lasting, before)
        once = [s for s in shows if s.gesture and is_once(s.gesture)]
        return [
            *(_event(show, "end", ms) for show in ended),
            *(_event(show, "begin", ms) for show in begun),
            *(_event(show, "fire", ms) for show in once),
        ]

    def holds(self, ms: int) -> list[Event]:
        """Return an event for each gesture that lasts."""
        return [_event(show, "hold", ms) for show in self._lasting.values()]


def _missing(these: dict[Handedness, Show], those: dict[Handedness, Show]) -> list[Show]:
    """Return the shows of ``these`` whose gesture the same hand does not show in ``those``."""
    return [
        show
        for hand, show in these.items()
        if hand not in those or those[hand].gesture != show.gesture
    ]


def _event(show: Show, phase: Phase, ms: int) -> Event:
    t = ms / _MILLI
    return Event(t, show.gesture or "", phase, show.hand, show.confidence, _TRACKS[show.hand])
