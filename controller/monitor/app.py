"""The monitor as a program: the window, its connection, and the screenshot it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from controller.errors import OutputError
from controller.event_client import EventClient
from controller.event_stream import Line
from controller.qt.start import start_qt
from controller.texts import Texts

_CLIP_PATIENCE = 60.0
"""Seconds for a clip to begin."""
_AWAY_PATIENCE = 5.0
"""Seconds for a program that has gone to come again, as it does after a restart."""
_START_PATIENCE = 20.0
"""Seconds for the program to answer for the first time."""


class Shot(NamedTuple):
    """Where the window is saved to, after so many seconds."""

    file: Path
    after: float


def show_monitor(
    language: str,
    connect: Callable[[], EventClient],
    *,
    pictures: bool,
    clip: bool,
    shot: Shot | None,
    with_program: bool = False,
) -> None:
    """Show the window until it is closed or the screenshot is taken.

    pictures: whether the camera's are asked for. clip: a run of its own is shown. with_program:
    the window goes when the program has. Raises OutputError where there can be no window,
    UsageError when the screenshot cannot be written.
    """
    try:
        application = start_qt()
    except OutputError as error:
        raise OutputError(error.message, f"{error.hint}, or add --text") from None

    from PySide6.QtCore import QTimer

    from controller.monitor.link import Link
    from controller.monitor.window import MonitorWindow
    from controller.qt.destroying import destroy
    from controller.qt.lines import QtLines
    from controller.qt.stopping import quit_on_signals
    from controller.qt.tidying import Tidying

    end = QTimer(singleShot=True)
    end.timeout.connect(application.quit)
    away = QTimer(singleShot=True)
    away.timeout.connect(application.quit)

    def take(line: Line) -> None:
        window.take(line)
        if with_program and line["kind"] == "link":
            away.stop() if line["up"] else away.start(round(1000 * _AWAY_PATIENCE))
        # A clip takes a while to begin, and its seconds are those that count.
        if clip and shot is not None and line["kind"] == "frame" and not begun:
            begun.append(True)
            end.start(round(1000 * shot.after))

    begun: list[bool] = []
    with quit_on_signals(application), ExitStack() as stack:
        window = MonitorWindow(
            Texts(language),
            pictures=pictures,
            ask=lambda wanted: link.ask_for_pictures(wanted),
            closed=application.quit,
        )
        stack.callback(destroy, window)
        link = Link(QtLines(take), pictures=pictures, connect=connect)
        stack.callback(link.close)
        if clip:
            window.canvas.away_hint = "monitor.hint.clip"
        window.show()
        if shot is not None:
            end.start(round(1000 * (shot.after + (_CLIP_PATIENCE if clip else 0.0))))
        if with_program:
            away.start(round(1000 * _START_PATIENCE))
        stack.callback(Tidying().close)
        application.exec()
        if shot is not None:
            window.save(shot.file, with_picture=pictures)
