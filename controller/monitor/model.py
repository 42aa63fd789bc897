"""What the window knows, put together from the lines of the running program."""

from __future__ import annotations

import base64
import logging
from collections import deque
from dataclasses import dataclass

from controller.event_stream import Line
from controller.monitor.bars import Scoreboard
from controller.monitor.frame import SeenFrame, read_frame
from controller.monitor.run_state import Mood, RunState
from controller.monitor.timeline import Measure, Timeline

DECISIONS = 12
"""How many are kept."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reason:
    """A decision in words, made at so many seconds since 1970. acted: it set something off."""

    at: float
    text: str
    acted: bool


class MonitorModel:
    """Take lines, and look at what is in it. Times are seconds since 1970."""

    def __init__(self, measure: Measure) -> None:
        self.timeline = Timeline(measure)
        self.scores = Scoreboard()
        self.decisions: deque[Reason] = deque(maxlen=DECISIONS)
        self.frame: SeenFrame | None = None
        self.jpeg: bytes | None = None
        self.action_ms: float | None = None
        self._run: RunState | None = None

    def take(self, line: Line) -> None:
        """Look at a line of the stream; one of an unknown kind is passed over."""
        try:
            self._take(line)
        except (KeyError, TypeError, ValueError) as error:
            # The running program may be of another version than this window.
            _log.info("passed over a line (%s: %s)", type(error).__name__, error)

    def mood(self, now: float) -> Mood:
        return "away" if self._run is None else self._run.mood(now)

    @property
    def profile(self) -> str:
        return self._run.profile if self._run else ""

    @property
    def trouble(self) -> str:
        return self._run.trouble if self._run else ""

    def _take(self, line: Line) -> None:
        at = float(str(line["at"]))
        match line["kind"]:
            case "link":
                self._link(at, line)
            case "frame":
                self._show(at, line)
            case "decision":
                self.decisions.appendleft(_reason(line))
            case "state" if self._run is not None:
                self._run.take_state(at, line)
                if line.get("paused"):
                    self._blank(at)
            case "event" | "action":
                self.timeline.take(line)
                if line["kind"] == "action":
                    self.action_ms = float(str(line["latency_ms"]))

    def _link(self, at: float, line: Line) -> None:
        self._blank(at)
        if not line["up"]:
            self._run = None
            return
        state, decisions = line.get("state"), line.get("decisions")
        self._run = RunState(at, state if isinstance(state, dict) else {})
        self.decisions.clear()
        for each in decisions if isinstance(decisions, list) else ():
            self.decisions.appendleft(_reason(each))

    def _show(self, at: float, line: Line) -> None:
        self.frame = read_frame(line)
        jpeg = line.get("picture")
        self.jpeg = base64.b64decode(jpeg) if isinstance(jpeg, str) else None
        self.scores.update(at, self.frame.machines)
        if self._run is not None:
            active = any(machine.active for machine in self.frame.machines)
            self._run.take_frame(
                at,
                self.frame.profile,
                armed=self.frame.armed,
                active=active,
                hands=bool(self.frame.hands),
            )

    def _blank(self, at: float) -> None:
        """Show nothing of what was seen: nobody is looking any more."""
        self.frame = self.jpeg = None
        self.timeline.end_all(at)


def _reason(line: Line) -> Reason:
    return Reason(float(str(line["at"])), str(line["text"]), bool(line.get("acted")))
