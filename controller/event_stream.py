"""Events and actions as JSON lines, the form in which every other program gets them."""

from __future__ import annotations

import json
from typing import Protocol, TextIO

from bindings.decisions import Decision
from bindings.explaining import describe
from bindings.firing import Firing
from gestures.events import Event
from gestures.landmarks import Hand

Line = dict[str, object]


def event_line(event: Event) -> Line:
    """Describe an event; ``t`` is seconds of the source's clock.

    ``shape`` and ``speed`` (hand-widths/s) are there where they are known.
    """
    line: Line = {
        "t": round(event.t, 3),
        "kind": "event",
        "name": event.name,
        "phase": event.phase,
        "hand": event.hand,
        "confidence": round(event.confidence, 3),
    }
    if event.shape is not None:
        line["shape"] = event.shape
    if event.speed is not None:
        line["speed"] = round(event.speed, 1)
    return line


def action_line(firing: Firing, latency: float) -> Line:
    """Describe an action done ``latency`` seconds after its frame had become available.

    ``in_sentence`` is there for the caption of a sign, which the lines of its sentence repeat.
    """
    line: Line = {
        "t": round(firing.t + latency, 3),
        "kind": "action",
        "binding": firing.binding,
        "do": firing.action.as_json(),
        "confidence": round(firing.event.confidence, 3),
        "latency_ms": round(latency * 1000, 1),
    }
    if firing.in_sentence:
        line["in_sentence"] = True
    return line


def decision_line(decision: Decision) -> Line:
    """Describe what became of an event, in words."""
    return {
        "t": round(decision.t, 3),
        "kind": "decision",
        "acted": decision.verdict == "acted",
        "text": describe(decision),
    }


def ignored_line(t: float, hand: Hand) -> Line:
    """Say, among the decisions, that a hand does not count."""
    text = f"a {hand.handedness} hand is ignored: someone else is in control"
    return {"t": round(t, 3), "kind": "decision", "text": text}


def state_line(t: float, **state: object) -> Line:
    """Describe what has changed about the run itself: paused, profile."""
    return {"t": round(t, 3), "kind": "state", **state}


class EventSink(Protocol):
    """Somebody who wants to know what happens. Must not block, must not raise."""

    def emit(self, line: Line) -> None: ...


class LineList:
    """Keeps every line (the demo, tests)."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def emit(self, line: Line) -> None:
        self.lines.append(line)


class JsonLines:
    """Writes one JSON object a line, at once, until the reader has gone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream: TextIO | None = stream

    def emit(self, line: Line) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._stream.flush()
        except (BrokenPipeError, ValueError):
            # A client that hung up is no reason to stop pressing keys.
            self._stream = None
