"""Plays a script as if every gesture were recognised at once, and shows what bindings do."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bindings.actions import PointerAction
from bindings.conditions import Context
from bindings.engine import BindingEngine, Firing
from bindings.profile import Profile
from bindings.script import Gesturing, Pause, Show, Step, SwitchApp, Who
from gestures.events import Event, Phase

_TRACKS: dict[Who, int] = {"left": 1, "right": 2, "face": 3, "both": -1}
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
    """Yield what a profile does during a script; of movements only the beginning and the end."""
    engine = BindingEngine(profile)
    for frame in perform(steps, frame_time):
        for firing in engine.update(frame.t, frame.events, frame.context):
            if not (isinstance(firing.action, PointerAction) and firing.event.phase == "hold"):
                yield firing
        if frame.paused:
            engine.reset(frame.t)


def format_firing(firing: Firing) -> str:
    """Return one line: ``1.240 next slide: key Right``."""
    action = firing.action
    parts = [action.kind]
    if action.argument is not None:
        argument = action.argument
        is_text = isinstance(argument, str)
        parts.append(argument if is_text else json.dumps(argument, ensure_ascii=False))
    if isinstance(action, PointerAction):
        parts.append(firing.event.phase)
    return f"{firing.t:.3f} {firing.binding}: {' '.join(parts)}"


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
        if _ms(show.duration) > ms and show.lasts:
            yield show


def _ms(seconds: float) -> int:
    return round(seconds * _MILLI)


def _frame(ms: int, events: Sequence[Event], app: str | None, *, paused: bool = False) -> Frame:
    return Frame(ms / _MILLI, tuple(events), Context(app), paused)


class _Hands:
    """What each hand shows, and the events that changes make. Times are milliseconds."""

    def __init__(self) -> None:
        self._lasting: dict[Who, Show] = {}

    def show(self, shows: Sequence[Show], ms: int) -> list[Event]:
        """Return the ends, beginnings and single events that lead from what was to ``shows``."""
        before = self._lasting
        self._lasting = {show.hand: show for show in shows if show.lasts}
        ended = _missing(before, self._lasting)
        begun = _missing(self._lasting, before)
        once = [show for show in shows if show.once]
        return [
            *(_event(show, "end", ms) for show in ended),
            *(_event(show, "begin", ms) for show in begun),
            *(_event(show, "fire", ms) for show in once),
        ]

    def holds(self, ms: int) -> list[Event]:
        """Return an event for each gesture that lasts."""
        return [_event(show, "hold", ms) for show in self._lasting.values()]


def _missing(these: dict[Who, Show], those: dict[Who, Show]) -> list[Show]:
    """Return the shows of ``these`` whose gesture the same hand does not show in ``those``."""
    return [
        show
        for hand, show in these.items()
        if hand not in those or those[hand].gesture != show.gesture
    ]


def _event(show: Show, phase: Phase, ms: int) -> Event:
    return Event(
        t=ms / _MILLI,
        name=show.gesture or "",
        phase=phase,
        hand="right" if show.hand == "face" else show.hand,
        confidence=show.confidence,
        track_id=_TRACKS[show.hand],
        distance=show.distance,
        shape=show.shape,
        speed=show.speed,
    )
