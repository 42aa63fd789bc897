"""``isyarat run``: watch a camera, clip or recording and act on what the hands do."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from controller.errors import UsageError
from controller.event_stream import EventSink, JsonLines
from controller.settings import load_settings


class Speed(StrEnum):
    """How fast a clip or recording is played."""

    REAL = "real"
    MAX = "max"


def run(
    source: Annotated[
        str | None,
        typer.Option(
            help="camera, camera:N, camera:NAME, a clip, or a recording.",
            show_default="the camera of your settings",
        ),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            help="Name of a profile (see: isyarat list profiles) or a file.",
            show_default="the profile of your settings, or slides",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be pressed; press nothing.")
    ] = False,
    speed: Annotated[Speed, typer.Option(help="Pace of a clip or recording.")] = Speed.REAL,
    mirror: Annotated[
        bool | None,
        typer.Option(
            help="--no-mirror: the picture is a mirror image already.",
            show_default="your settings",
        ),
    ] = None,
    events: Annotated[
        str | None,
        typer.Option(help="Write events and actions as JSON lines to FILE or - (stdout)."),
    ] = None,
    record: Annotated[
        Path | None, typer.Option(help="Keep the landmarks (no pictures) in this new file.")
    ] = None,
) -> None:
    """Watch hands and press keys until the clip ends or Ctrl-C is pressed."""
    # The heavy imports wait until the options are known to be sound.
    from controller.instance import InstanceLock
    from controller.run_options import RunOptions
    from controller.sources.recording import RecordingWriter
    from controller.stopping import stop_on_signals
    from controller.wiring import build_pipeline

    settings = load_settings()
    if mirror is None:
        # The settings speak of their own camera, not of a source that is named here.
        mirror = settings.mirror if source is None else True
    options = RunOptions(
        source or settings.camera,
        profile or settings.profile,
        dry_run,
        speed.value,
        mirror,
        live=True,
        settings=settings,
    )
    with stop_on_signals() as stop, ExitStack() as stack:
        if not dry_run:
            stack.enter_context(InstanceLock())
        sink = _open_sink(events, stack)
        recorder = stack.enter_context(RecordingWriter(record)) if record else None
        pipeline = build_pipeline(options, stack, sinks=[sink], recorder=recorder)
        pipeline.run(stop.is_set)


def _open_sink(events: str | None, stack: ExitStack) -> EventSink:
    if events is None:
        from controller.cli.console import HumanLines

        return HumanLines()
    if events == "-":
        return JsonLines(sys.stdout)
    try:
        return JsonLines(stack.enter_context(Path(events).open("w", encoding="utf-8")))
    except OSError as error:
        raise UsageError(
            f"cannot write events to {events}", f"{error.strerror}; choose another file"
        ) from error
