"""``isyarat captions``: captions above everything else, beside a running program or alone."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from controller.errors import UsageError
from controller.event_stream import EventSink, Line
from controller.settings import load_settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from controller.captions.captions import Captions

_LOOK_MS = 200


def captions(
    file: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Show the captions of this stream of JSON lines, or of - (stdin).",
            show_default="those of the running program",
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="At the end write them to this .srt or .txt file."),
    ] = None,
    click_through: Annotated[
        bool | None,
        typer.Option(help="Have the mouse reach what lies below.", show_default="your settings"),
    ] = None,
) -> None:
    """Show captions above everything else, without ever taking the keyboard."""
    loaded = load_settings()
    settings = loaded.captions
    lines = None if file is None else _lines_of(file)
    if save is not None and not save.parent.is_dir():
        raise UsageError(f"there is no folder {save.parent}", "make it, or choose another")

    from controller.qt.start import start_qt

    application = start_qt()

    from controller.captions.captions import Captions
    from controller.captions.feeding import Follower
    from controller.qt.lines import QtLines
    from controller.qt.stopping import quit_on_signals
    from controller.qt.tidying import Tidying
    from controller.texts import Texts

    if click_through is not None:
        settings = settings.model_copy(update={"click_through": click_through})
    with quit_on_signals(application), ExitStack() as stack:
        shown = Captions(settings, application.quit, texts=Texts(loaded.language))
        stack.callback(shown.close)
        if shown.window.notice:
            sys.stderr.write(f"isyarat: {shown.window.notice}\n")
        shown.turn(True)
        sink = QtLines(shown.take)
        if lines is None:
            stack.callback(Follower(sink).close)
        else:
            _play(lines, sink, shown, application)
        stack.callback(Tidying().close)
        application.exec()
        if save is not None:
            shown.save(save)


def _lines_of(file: str) -> Iterable[Line]:
    from controller.captions.feeding import in_real_time, read_lines

    if file == "-":
        return read_lines(sys.stdin)
    try:
        return in_real_time(read_lines(Path(file).open(encoding="utf-8", errors="replace")))
    except OSError as error:
        raise UsageError(f"cannot read {file}", f"{error.strerror}; choose another file") from None


def _play(
    lines: Iterable[Line], sink: EventSink, shown: Captions, application: QApplication
) -> None:
    """Pass the lines on beside the window, and end once the last caption has gone."""
    from PySide6.QtCore import QTimer

    def work() -> None:
        for line in lines:
            sink.emit(line)

    reader = threading.Thread(target=work, name="captions", daemon=True)
    reader.start()

    def look() -> None:
        if not reader.is_alive() and shown.window.idle:
            application.quit()

    timer = QTimer(application, interval=_LOOK_MS)
    timer.timeout.connect(look)
    timer.start()
