"""Sentences in turn, spoken beside everything else."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from controller.outputs.programs import ProgramError, ProgramRunner
from controller.outputs.speech.base import SpeechEngine, spoken

MOST_WAITING = 4
"""Sentences that may wait. Of more the oldest is left out: speech must not fall far behind."""
ECHO = 0.5
"""Seconds within which the same text again is a bounce of the recogniser, not a second wish."""


class Speaker:
    """A TextOutput that speaks. Nothing here makes its caller wait.

    report: hears one line, from any thread, when speaking fails; the same line is not repeated
        until something could be spoken again.
    """

    def __init__(
        self,
        engine: SpeechEngine,
        report: Callable[[str], None],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine = engine
        self._report = report
        self._clock = clock
        self._waiting: deque[str] = deque(maxlen=MOST_WAITING)
        self._changed = threading.Condition()
        self._runner: ProgramRunner | None = None
        self._latest = ("", float("-inf"))
        self._last_problem = ""
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="speech", daemon=True)
        self._thread.start()

    def send(self, text: str) -> None:
        """Have a text spoken once, after those that wait already."""
        text = spoken(text)
        with self._changed:
            if text and not self._closing and not self._is_echo(text):
                self._waiting.append(text)
                self._changed.notify()

    def cancel(self) -> None:
        """Be silent now, and forget what waits."""
        with self._changed:
            self._waiting.clear()
            self._latest = ("", float("-inf"))
            if self._runner is not None:
                self._runner.end()

    def close(self) -> None:
        """Be silent for good. May be called twice."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self.cancel()
        self._thread.join(timeout=1.0)

    def _is_echo(self, text: str) -> bool:
        now = self._clock()
        before, at = self._latest
        if text == before and now - at < ECHO:
            return True
        self._latest = (text, now)
        return False

    def _work(self) -> None:
        while (job := self._next()) is not None:
            text, runner = job
            try:
                self._engine.speak(text, runner)
            except ProgramError as problem:
                self._tell(str(problem))
            except OSError as problem:
                self._tell(f"nowhere to keep the sound: {problem.strerror}")
            else:
                self._last_problem = ""

    def _next(self) -> tuple[str, ProgramRunner] | None:
        with self._changed:
            self._runner = None
            self._changed.wait_for(lambda: self._waiting or self._closing)
            if self._closing:
                return None
            self._runner = ProgramRunner()
            return self._waiting.popleft(), self._runner

    def _tell(self, problem: str) -> None:
        if problem != self._last_problem:
            self._last_problem = problem
            self._report(f"cannot speak: {problem}")
