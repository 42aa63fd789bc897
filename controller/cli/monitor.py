"""``isyarat monitor``: what the running program sees and does, as a window or as text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from controller.cli.asking import print_line
from controller.cli.console import is_noise, out
from controller.errors import OutputError, UsageError
from controller.event_client import EventClient
from controller.event_stream import Line
from controller.settings import Settings, load_settings

_CLIP_PATIENCE = 60.0
"""Seconds for a clip to begin."""


def monitor(
    text: Annotated[bool, typer.Option("--text", help="As lines of text.")] = False,
    source: Annotated[
        str | None,
        typer.Option(metavar="CLIP", help="Play this clip in a dry run and show that."),
    ] = None,
    profile: Annotated[str | None, typer.Option(help="Together with --source.")] = None,
    skeleton: Annotated[
        bool, typer.Option("--skeleton", help="Ask for no pictures: the hands alone.")
    ] = False,
    screenshot: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Save the window as PNG and end (for a report)."),
    ] = None,
    after: Annotated[
        float, typer.Option(min=0.0, help="Seconds before the screenshot is taken.")
    ] = 5.0,
    with_picture: Annotated[
        bool, typer.Option("--with-picture", help="Leave the camera's picture in the screenshot.")
    ] = False,
) -> None:
    """Show what the running program sees, thinks and does."""
    settings = load_settings()
    if screenshot is not None and not screenshot.parent.is_dir():
        raise UsageError(f"there is no folder {screenshot.parent}", "make it, or choose another")
    pictures = not skeleton and (screenshot is None or with_picture)
    with ExitStack() as stack:
        connect = _connection(source, profile, stack)
        if text:
            _show_text(connect)
        else:
            _show_window(settings, connect, pictures, source is not None, screenshot, after)


def _connection(
    source: str | None, profile: str | None, stack: ExitStack
) -> Callable[[], EventClient]:
    if source is None:
        return EventClient
    from controller.monitor.trial import trial_run

    return partial(EventClient, stack.enter_context(trial_run(source, profile)))


def _show_text(connect: Callable[[], EventClient]) -> None:
    with closing(connect()) as client:
        try:
            for line in client.follow():
                if not is_noise(line):
                    print_line(line)
        except KeyboardInterrupt:
            return


def _show_window(
    settings: Settings,
    connect: Callable[[], EventClient],
    pictures: bool,
    clip: bool,
    screenshot: Path | None,
    after: float,
) -> None:
    from controller.qt.start import start_qt

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
    from controller.texts import Texts

    end = QTimer(singleShot=True, interval=round(1000 * after))
    end.timeout.connect(application.quit)

    def take(line: Line) -> None:
        window.take(line)
        # A clip takes a while to begin, and its seconds are those that count.
        if screenshot is not None and line["kind"] == "frame" and not end.isActive():
            end.start()

    with quit_on_signals(application), ExitStack() as stack:
        window = MonitorWindow(
            Texts(settings.language),
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
        if screenshot is not None:
            latest = after + (_CLIP_PATIENCE if clip else 0.0)
            QTimer.singleShot(round(1000 * latest), application.quit)
        application.exec()
        if screenshot is not None:
            window.save(screenshot, with_picture=pictures)
            out.print(f"{screenshot} written", markup=False, soft_wrap=True)
