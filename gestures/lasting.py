"""The machine of gestures that last: begin, hold, end."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from gestures.events import Event, EventHand
from gestures.evidence import clean, seen_label
from gestures.machine import NEVER, MachineBase, State
from gestures.thresholds import TICK, Rules


@dataclass(slots=True)
class _Episode:
    """A label that has begun.

    told: time of the begin or the latest hold. gone_since: when the label was lost, None
    while it is seen. All in seconds.
    """

    label: str
    hand: EventHand
    began: float
    told: float
    confidence: float
    gone_since: float | None = None


class LastingMachine(MachineBase):
    """begin, hold and end, for gestures that last.

    begin: the label has been seen for its dwell and its cooldown is over. A dropout within
        the dwell costs twice its length (see ``Dwell``).
    hold: every ``hold_every`` seconds, counted from begin, on the first frame that shows
        the label; at most one a frame, those missed are left out.
    end: the label has not been seen for ``release``, or another label begins, which it
        then precedes at the same time. Its own cooldown starts here. The time is release
        after the loss, not that of the frame.

    Each begin has one end with the same hand, and at most one label is active.
    """

    def __init__(self, rules: Rules, track_id: int, hand: EventHand) -> None:
        super().__init__(rules, track_id, hand)
        self._episode: _Episode | None = None
        self._silent_until: dict[str, float] = {}

    @property
    def active(self) -> str | None:
        return self._episode.label if self._episode else None

    @property
    def state(self) -> State:
        if self._episode:
            return "active"
        if self._dwell.started:
            return "candidate"
        silent = any(until > self._t for until in self._silent_until.values())
        return "cooldown" if silent else "idle"

    def update(self, t: float, scores: Mapping[str, float] | None) -> list[Event]:
        if not self._accepts(t):
            return []
        self._advance(t)
        known = clean(scores)
        expired = self._deadline() <= t + TICK
        active = None if expired else self.active
        seen = seen_label(known, self._rules, active, self._dwell.started)
        if self._episode and seen != active and self._episode.gone_since is None:
            self._episode.gone_since = t
            expired = self._deadline() <= t + TICK
        events = self._change(t, seen, known, expired)
        self._note(t, seen, known)
        return events

    def close(self, t: float) -> list[Event]:
        t = max(t, self._t) if math.isfinite(t) else self._t
        self._advance(t)
        events = self._end(min(t, self._deadline()))
        self._t = max([self._t, *(event.t for event in events)])
        self._seen = None
        self._dwell.clear()
        return events

    def _advance(self, t: float) -> None:
        """Let the last reading hold until t, or run out on the way."""
        episode, fresh = self._episode, self._fresh_until(t)
        self._advance_dwell(None if self._seen == self.active else self._seen, t)
        if episode and episode.gone_since is None and t > fresh:
            episode.gone_since = fresh
        self._silent_until = {
            k: until for k, until in self._silent_until.items() if until > self._t
        }

    def _deadline(self) -> float:
        """Return when the active label ends if it is not seen again."""
        if self._episode is None or self._episode.gone_since is None:
            return math.inf
        return self._episode.gone_since + self._rules.of(self._episode.label).release

    def _change(
        self, t: float, seen: str | None, scores: Mapping[str, float], expired: bool
    ) -> list[Event]:
        """Return the events of a frame that shows ``seen``."""
        if seen is not None and seen == self.active and not expired:
            return self._hold(t, scores[seen])
        due = self._begin_time(seen, t)
        events = []
        if expired or due is not None:
            events = self._end(min(self._deadline(), t if due is None else due))
            due = self._begin_time(seen, t)
        if seen is not None and due is not None:
            events.append(self._begin(due, seen, scores[seen]))
        return events

    def _begin_time(self, seen: str | None, t: float) -> float | None:
        if seen is None:
            return None
        return self._ready_at(seen, self._silent_until.get(seen, NEVER), t)

    def _begin(self, at: float, label: str, confidence: float) -> Event:
        self._dwell.forget(label)
        self._episode = _Episode(label, self.hand, began=at, told=at, confidence=confidence)
        return self._event(at, label, "begin", confidence, self.hand)

    def _hold(self, t: float, confidence: float) -> list[Event]:
        episode = self._episode
        every = self._rules.of(episode.label).hold_every if episode else None
        if episode is None or every is None:
            return []
        due = episode.began + math.floor((t - episode.began + TICK) / every) * every
        if due <= episode.told + TICK:
            return []
        episode.told = due
        at = min(max(due, self._t), t)
        return [self._event(at, episode.label, "hold", confidence, episode.hand)]

    def _end(self, at: float) -> list[Event]:
        episode, self._episode = self._episode, None
        if episode is None:
            return []
        at = max(at, self._t)
        self._silent_until[episode.label] = at + self._rules.of(episode.label).cooldown
        return [self._event(at, episode.label, "end", episode.confidence, episode.hand)]

    def _note(self, t: float, seen: str | None, scores: Mapping[str, float]) -> None:
        """Remember the reading until the next frame."""
        self._t, self._seen = t, seen
        episode = self._episode
        if episode and seen == episode.label:
            episode.confidence, episode.gone_since = scores[episode.label], None
