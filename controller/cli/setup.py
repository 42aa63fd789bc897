"""``isyarat setup``: the guided start, in a window or in this terminal."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from controller.cli.console import out
from controller.errors import OutputError
from controller.settings import load_settings

if TYPE_CHECKING:
    from controller.setup.answers import Changes
    from controller.setup.session import Session

    Written = tuple[Changes, list[Path]]


def setup(
    text: Annotated[
        bool, typer.Option("--text", help="In this terminal, without a window.")
    ] = False,
    source: Annotated[
        str | None, typer.Option(hidden=True, help="A clip or recording to offer as a camera.")
    ] = None,
) -> None:
    """Set everything up in a minute: camera, a first swipe, profile, clutch, start at login."""
    if not text:
        text = _has_no_window()
    run_setup(source=source, text=text)


def run_setup(*, source: str | None = None, text: bool = False) -> bool:
    """Go through the guided start; True when it was finished."""
    from controller.autostart.open import open_autostart
    from controller.setup.running import RunningProgram
    from controller.setup.session import Session

    settings = load_settings()
    program = RunningProgram()
    with ExitStack() as stack:
        # Before anything that may fail: the program must not stay paused.
        stack.callback(program.leave)
        session = Session(settings, open_autostart(), source=source)
        stack.callback(session.close)
        written = _in_terminal(session) if text else _in_window(session)
        if written is None:
            out.print(session.texts("setup.cancelled"), soft_wrap=True)
            return False
        session.close()
        stack.pop_all()
    _tell(session, written)
    said = program.finish(written[0].start)
    if said is not None:
        out.print(session.texts(said), soft_wrap=True)
    return True


def _has_no_window() -> bool:
    from controller.qt.start import check_qt

    try:
        check_qt()
    except OutputError as error:
        if not sys.stdin.isatty():
            hint = f"{error.hint}, or give --text" if error.hint else "give --text"
            raise OutputError(error.message, hint) from None
        out.print(str(error), markup=False, soft_wrap=True)
        return True
    return False


def _in_terminal(session: Session) -> Written | None:
    from controller.setup.dialogue import Dialogue

    def say(line: str) -> None:
        out.print(line, markup=False, soft_wrap=True)

    return Dialogue(session, input, say).run()


def _in_window(session: Session) -> Written | None:
    from controller.qt.start import start_qt

    application = start_qt()

    from controller.qt.destroying import destroy
    from controller.qt.stopping import quit_on_signals
    from controller.setup.window import SetupWindow

    with quit_on_signals(application):
        window = SetupWindow(session, application.quit)
        try:
            window.show()
            application.exec()
            return window.written
        finally:
            destroy(window)


def _tell(session: Session, written: Written) -> None:
    files = ", ".join(map(str, written[1]))
    name = "setup.saved" if files else "setup.saved_nothing"
    out.print(session.texts(name, files=files), markup=False, soft_wrap=True)
