"""Hands in, events out: recognisers, and a machine for each track and recogniser."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gestures.claims import Claims
from gestures.events import Event, EventHand
from gestures.geometry import measurable
from gestures.landmarks import HandFrame
from gestures.machine import Machine, State
from gestures.palm_speed import PalmSpeed
from gestures.scores import Recogniser, Scores
from gestures.shown_shapes import ShownShapes
from gestures.state_machine import create_machine
from gestures.thresholds import Rules


@dataclass(frozen=True, slots=True)
class MachineView:
    """One machine as of the last frame, for monitors.

    scores: as the recogniser gave them, None when the hand was not seen.
    progress: candidate -> how much of its dwell it has, in [0, 1].
    speed: of the palm, in hand-widths/s. too_fast: whether nothing may begin at it.
    claimed: whether another recogniser has the hand to itself.
    rules: the thresholds that the scores are held against.
    """

    track_id: int
    hand: EventHand
    recogniser: str
    state: State
    active: str | None
    scores: Mapping[str, float] | None
    progress: Mapping[str, float]
    speed: float
    too_fast: bool
    claimed: bool
    rules: Rules


def _check(recognisers: Sequence[Recogniser], rules: Mapping[str, Rules]) -> None:
    names = [recogniser.name for recogniser in recognisers]
    if len(set(names)) < len(names):
        raise ValueError(f"two recognisers have the same name: {', '.join(names)}")
    for name in names:
        if name not in rules:
            raise ValueError(f"no rules for the recogniser '{name}'")


class GestureEngine:
    """Runs recognisers and turns what they say into events. Not thread-safe.

    rules: by recogniser name.
    max_speed: palm speed (hand-widths/s) above which no lasting gesture may begin and
        its dwell does not grow, so that shapes passed through in a swipe do nothing;
        what is active already goes on. None switches this off.

    A hand that a recogniser has claimed does nothing else meanwhile (``gestures.claims``).

    Events of one frame are in the order of their times. Machines of tracks that are gone
    are dropped once they have nothing left to end, to silence or to forget.

    Raises ValueError for recognisers of the same name or without rules, and for a
    max_speed that is not positive.
    """

    def __init__(
        self,
        recognisers: Sequence[Recogniser],
        rules: Mapping[str, Rules],
        *,
        max_speed: float | None = 4.0,
    ) -> None:
        if max_speed is not None and not max_speed > 0:
            raise ValueError(f"max_speed must be more than 0 or None, not {max_speed}")
        self._max_speed = math.inf if max_speed is None else max_speed
        self._own = self._recognisers = tuple(recognisers)
        self._rules = rules
        _check(recognisers, rules)
        self._machines: dict[tuple[int, str], Machine] = {}
        self._scores: dict[tuple[int, str], Scores] = {}
        self._claims = Claims()
        self._shapes = ShownShapes()
        self._palms: dict[int, PalmSpeed] = {}
        self._speeds: dict[int, float] = {}
        self._t = -math.inf

    def configure(self, rules: Mapping[str, Rules]) -> None:
        """Change the rules of all recognisers; what is active stays active."""
        _check(self._recognisers, rules)
        self._rules = rules
        for (_, recogniser), machine in self._machines.items():
            machine.configure(self._rules[recogniser])

    def use_also(self, recognisers: Sequence[Recogniser]) -> None:
        """Go on with these recognisers beside those of the beginning.

        What one that is left out has begun ends as if the hands were gone; used again, it has
        forgotten all. Raises ValueError as the engine itself does.
        """
        now = (*self._own, *recognisers)
        _check(now, self._rules)
        for recogniser in self._recognisers:
            if recogniser not in now:
                recogniser.reset()
        self._recognisers = now

    def update(self, frame: HandFrame) -> list[Event]:
        """Return the events of a frame; none when its time is not finite or not increasing.

        A hand whose landmarks are not all finite counts as not seen.
        """
        if not (math.isfinite(frame.t) and frame.t > self._t):
            return []
        self._t = frame.t
        frame = measurable(frame)
        self._measure_speeds(frame)
        self._scores = {
            (scores.track_id, recogniser.name): scores
            for recogniser in self._recognisers
            for scores in recogniser.update(frame)
        }
        self._claims.update(self._scores.values())
        self._shapes.update(frame.t, self._scores.values())
        for (track_id, name), scores in self._scores.items():
            self._machine(track_id, name, scores.hand)
        events = [event for key in self._machines for event in self._step(key)]
        self._drop_machines_at_rest()
        return sorted(events, key=lambda event: event.t)

    def pause(self, t: float) -> list[Event]:
        """End all that is active at t (s) and forget the rest; later frames must come after t.

        Any t will do: one that is not finite or too early counts as that of the last frame.
        """
        events = [event for machine in self._machines.values() for event in machine.close(t)]
        self._t = max([self._t, *(event.t for event in events)])
        for forgotten in (self._machines, self._scores, self._palms, self._speeds):
            forgotten.clear()
        self._claims.clear()
        self._shapes.clear()
        for recogniser in self._recognisers:
            recogniser.reset()
        return sorted(events, key=lambda event: event.t)

    def close(self, t: float) -> list[Event]:
        """As ``pause``, and forget the clock: frames of another source may follow."""
        events = self.pause(t)
        self._t = -math.inf
        return events

    def snapshot(self) -> tuple[MachineView, ...]:
        """Return what every machine is doing."""
        return tuple(self._view(*key) for key in self._machines)

    def _machine(self, track_id: int, recogniser: str, hand: EventHand) -> None:
        key = (track_id, recogniser)
        if key not in self._machines:
            self._machines[key] = create_machine(self._rules[recogniser], track_id, hand)
        self._machines[key].hand = hand

    def _step(self, key: tuple[int, str]) -> list[Event]:
        machine, given = self._machines[key], self._scores.get(key)
        if given is None:
            return machine.update(self._t, None)
        scores, rules = given.scores, self._rules[key[1]]
        silenced = self._claims.silences(*key)
        if rules.kind in ("lasting", "held"):
            if silenced or (self._is_fast(key[0]) and not rules.at_any_speed):
                scores = {label: s for label, s in scores.items() if label == machine.active}
            return machine.update(self._t, scores)
        fired = machine.update(self._t, scores)
        if silenced or not fired:
            return []
        shape = self._shapes.of(key[0])
        return [replace(event, shape=shape, speed=given.speed) for event in fired] * given.steps

    def _is_fast(self, track_id: int) -> bool:
        return self._speeds.get(track_id, 0.0) > self._max_speed

    def _measure_speeds(self, frame: HandFrame) -> None:
        self._speeds = {
            hand.track_id: self._palms.setdefault(hand.track_id, PalmSpeed()).update(
                frame.t, hand, frame.width, frame.height
            )
            for hand in frame.hands
        }

    def _drop_machines_at_rest(self) -> None:
        gone = [k for k, m in self._machines.items() if k not in self._scores and m.at_rest]
        for key in gone:
            del self._machines[key]
        alive = {track_id for track_id, _ in self._machines} | self._speeds.keys()
        for track_id in self._palms.keys() - alive:
            del self._palms[track_id]

    def _view(self, track_id: int, recogniser: str) -> MachineView:
        machine, given = (
            self._machines[track_id, recogniser],
            self._scores.get((track_id, recogniser)),
        )
        rules = self._rules[recogniser]
        return MachineView(
            track_id=track_id,
            hand=machine.hand,
            recogniser=recogniser,
            state=machine.state,
            active=machine.active,
            scores=given.scores if given else None,
            progress=machine.progress,
            speed=self._speeds.get(track_id, 0.0),
            too_fast=rules.kind in ("lasting", "held")
            and self._is_fast(track_id)
            and not rules.at_any_speed,
            claimed=self._claims.silences(track_id, recogniser),
            rules=rules,
        )
