"""What other programs can ask of the running one, and what they are answered.

A client sends one JSON object a line: ``{"do": "follow"}``, ``{"do": "explain", "last": 10}``,
``{"do": "pause", "seconds": 30}``, ``{"do": "resume"}``,
``{"do": "use_profile", "name": "media"}`` or ``{"do": "use_camera", "source": "camera:1"}``;
of a program with a tray also ``{"do": "show"}`` and ``{"do": "quit"}``. Each is answered by a line
of kind ``answer``; after ``follow`` come the events, actions and decisions as they happen. The
answer to ``follow`` has ``state``: what is known of the run (paused, profile, ...).

``{"do": "follow", "frames": true, "pictures": false}`` also brings lines of kind ``frame`` (see
``frame_lines``), at most 15 a second and fewer to a client that reads slowly. A client may
``follow`` again to change its mind. Nothing of this is computed while nobody asks.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable

from controller.event_connection import Connection
from controller.event_stream import Line

KEPT = 256
"""Decisions remembered for ``explain``."""

Request = dict[str, object]


class Answers:
    """Remembers what clients may ask for later, and answers them; for one thread alone.

    control: carries out a request that is not about the stream; returns the answer.
    """

    def __init__(self, control: Callable[[Request], Line]) -> None:
        self._control = control
        self._state: Line = {}
        self._decisions: deque[Line] = deque(maxlen=KEPT)

    def note(self, line: Line) -> None:
        """Take note of a line of the stream."""
        if line["kind"] == "decision":
            self._decisions.append(line)
        elif line["kind"] == "state":
            self._state |= {k: v for k, v in line.items() if k not in ("at", "t", "kind")}

    def answer(self, client: Connection, text: bytes) -> Line:
        """Return the answer to what a client has sent, which may be anything."""
        try:
            request = json.loads(text)
        except ValueError:
            request = None
        return {"kind": "answer", **self._answer(client, request)}

    def _answer(self, client: Connection, request: object) -> Line:
        if not isinstance(request, dict):
            return {"error": "a request is a JSON object on one line"}
        match request.get("do"):
            case "follow":
                client.follow(
                    frames=request.get("frames") is True, pictures=request.get("pictures") is True
                )
                return {"ok": True, "state": self._state}
            case "explain":
                last = request.get("last")
                count = last if isinstance(last, int) and last > 0 else KEPT
                return {"ok": True, "decisions": list(self._decisions)[-count:]}
            case _:
                return self._control(request)
