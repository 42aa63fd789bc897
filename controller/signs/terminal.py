"""A recording in a terminal: a drawing of hands and arms, and lines of text."""

from __future__ import annotations

import time

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from controller.signs.announcing import Announcer
from controller.signs.plan import Recording, open_observer
from controller.signs.recorder import Stop, View, record
from controller.signs.terminal_sketch import sketch

_REDRAW = 0.07
"""Seconds between two drawings, unless there is news; a terminal takes its time."""
_COLUMNS = 56


class TerminalShow:
    """Shows views. Where the console is none (a pipe, a file) it only gets the verdicts."""

    def __init__(self, recording: Recording, console: Console) -> None:
        self._console = console
        self._announcer = Announcer(recording, self._beep if recording.plan.beep else _nothing)
        self._live = Live(console=console, auto_refresh=False, transient=True)
        self._drawn = 0.0

    def __enter__(self) -> TerminalShow:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def show(self, view: View) -> None:
        headline = self._announcer.headline(view)
        verdict = self._announcer.verdict(view)
        if verdict is not None:
            self._console.print(verdict[0], markup=False, soft_wrap=True)
        now = time.monotonic()
        due = verdict is not None or now - self._drawn > _REDRAW
        if self._console.is_terminal and due:
            self._drawn = now
            width = min(_COLUMNS, self._console.width)
            lines = sketch(view.frame, width) if view.frame is not None else []
            drawing = Text("\n".join(lines), style="cyan")
            self._live.update(Group(Text(headline, style="bold"), drawing), refresh=True)

    def _beep(self) -> None:
        if self._console.is_terminal:
            self._console.bell()


def record_in_terminal(recording: Recording, console: Console, stop: Stop) -> None:
    """Record until the takes are there, the source has ended or ``stop`` is set."""
    with TerminalShow(recording, console) as show:
        show.show(View())
        observer = open_observer(recording.plan)
        try:
            record(observer, recording.sitting, recording.keeper, show.show, stop)
        finally:
            observer.close()


def _nothing() -> None:
    pass
