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
from controller.errors import UsageError
from controller.event_client import EventClient
from controller.settings import load_settings


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
    with_program: Annotated[
        bool, typer.Option("--with-program", help="Close when the running program has ended.")
    ] = False,
) -> None:
    """Show what the running program sees, thinks and does."""
    settings = load_settings()
    if screenshot is not None and not screenshot.parent.is_dir():
        raise UsageError(f"there is no folder {screenshot.parent}", "make it, or choose another")
    for given, name, needs in (
        (profile is not None and source is None, "--profile", "--source"),
        (with_picture and screenshot is None, "--with-picture", "--screenshot"),
    ):
        if given:
            raise UsageError(f"{name} goes with {needs}", "see `isyarat monitor --help`")
    pictures = not skeleton and (screenshot is None or with_picture)
    with ExitStack() as stack:
        connect = _connection(source, profile, stack)
        if text:
            _show_text(connect)
        else:
            from controller.monitor.app import Shot, show_monitor

            shot = None if screenshot is None else Shot(screenshot, after)
            show_monitor(
                settings.language,
                connect,
                pictures=pictures,
                clip=source is not None,
                shot=shot,
                with_program=with_program,
            )
            if shot is not None:
                out.print(f"{shot.file} written", markup=False, soft_wrap=True)


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
