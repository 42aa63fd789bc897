"""``isyarat record``: takes of a sign for training."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from controller.cli import console, exit_codes
from controller.cli.run import Speed
from controller.errors import OutputError, UsageError
from controller.settings import load_settings

if TYPE_CHECKING:
    from controller.signs.data_set import DataSet
    from controller.signs.plan import Plan, Recording

SignName = Annotated[str, typer.Argument(metavar="SIGN", help="Its name: terima_kasih.")]
Seconds = Annotated[float, typer.Option(min=0.3, max=10, help="Length of a take.")]
Signer = Annotated[
    str | None, typer.Option(help="Who signs.", show_default="your name on this machine")
]
Session = Annotated[
    str | None,
    typer.Option(help="One sitting: same day, place, light, clothes.", show_default="today"),
]
SourceName = Annotated[
    str | None,
    typer.Option(
        help="camera, camera:N, camera:NAME, a clip, or a recording.",
        show_default="the camera of your settings",
    ),
]
Mirror = Annotated[
    bool | None,
    typer.Option(
        help="--no-mirror: the picture is a mirror image already.", show_default="your settings"
    ),
]
Countdown = Annotated[float, typer.Option(min=0, max=60, help="Seconds before the first take.")]
Pause = Annotated[float, typer.Option(min=0, max=60, help="Seconds between takes.")]
Video = Annotated[bool, typer.Option("--video", help="Keep the pictures too, a clip a take.")]
Beep = Annotated[bool, typer.Option("--beep", help="Sound at the start and end of a take.")]
InTerminal = Annotated[bool, typer.Option("--text", help="In this terminal, without a window.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", help="Folder of the data set.", show_default="your data folder"),
]
Pace = Annotated[Speed, typer.Option(help="Pace of a clip or recording.")]


def record(
    sign: SignName,
    takes: Annotated[int, typer.Option(min=1, max=1000, help="How many there are to be.")] = 30,
    seconds: Seconds = 1.0,
    signer: Signer = None,
    session: Session = None,
    source: SourceName = None,
    mirror: Mirror = None,
    countdown: Countdown = 3.0,
    pause: Pause = 1.5,
    video: Video = False,
    beep: Beep = False,
    text: InTerminal = False,
    speed: Pace = Speed.REAL,
    folder: Out = None,
) -> None:
    """Record takes of a sign: landmarks only, no pictures unless you ask for them.

    Each take is looked at, and asked for again when something is wrong with it. The same
    command goes on where it stopped.
    """
    plan = make_plan(
        sign,
        takes,
        Asked(seconds, signer, session, source, mirror, countdown, pause, video, beep, speed),
    )
    from controller.signs.data_set import DataSet

    carry_out(plan, DataSet(folder), text=text)


@dataclass(frozen=True)
class Asked:
    """What recording and teaching can be told."""

    seconds: float
    signer: str | None
    session: str | None
    source: str | None
    mirror: bool | None
    countdown: float
    pause: float
    video: bool
    beep: bool
    speed: Speed


def make_plan(sign: str, takes: int, asked: Asked) -> Plan:
    """Return what the options say. Raises UsageError for names that are none."""
    from controller.signs.names import default_session, default_signer, folder_name, sign_name
    from controller.signs.plan import Plan
    from controller.signs.sitting import Pace

    settings = load_settings()
    mirror = asked.mirror
    if mirror is None:
        # The settings speak of their own camera, not of a source that is named here.
        mirror = settings.mirror if asked.source is None else True
    return Plan(
        sign_name(sign),
        folder_name(asked.signer or default_signer(), "signer"),
        folder_name(asked.session or default_session(datetime.now()), "session"),
        takes,
        Pace(asked.seconds, asked.countdown, asked.pause, 2 * asked.pause),
        asked.source or settings.camera,
        mirror,
        asked.speed.value,
        asked.video,
        asked.beep,
    )


def carry_out(plan: Plan, data: DataSet, *, text: bool = False) -> Recording:
    """Record, and say what came of it. Ends the command with INTERRUPTED when it was stopped."""
    from controller.signs.plan import Recording
    from controller.stopping import stop_on_signals
    from controller.texts import Texts

    texts = Texts(load_settings().language)
    recording = Recording(plan, data, texts, lambda news: console.err.print(news, markup=False))
    if recording.sitting.done:
        raise UsageError(recording.text("signs.complete"))
    say(recording.text("signs.begin"))
    if plan.video:
        say(recording.text("signs.video"))
    with ExitStack() as stack:
        if plan.uses_camera:
            _free_camera(stack)
        if text or not _has_window():
            from controller.signs.terminal import record_in_terminal

            stop = stack.enter_context(stop_on_signals())
            record_in_terminal(recording, console.out, stop)
            stopped = stop.is_set()
        else:
            from controller.signs.window import record_in_window

            record_in_window(recording)
            stopped = plan.uses_camera
    _tell(recording, data, stopped=stopped)
    return recording


def say(line: str) -> None:
    """Print a line of plain text."""
    console.out.print(line, markup=False, soft_wrap=True)


def _free_camera(stack: ExitStack) -> None:
    """Have a program that runs in the background let go of the camera meanwhile."""
    from controller.setup.running import RunningProgram

    stack.callback(RunningProgram().leave)


def _has_window() -> bool:
    from controller.qt.start import check_qt

    try:
        check_qt()
    except OutputError:
        return False
    return True


def _tell(recording: Recording, data: DataSet, *, stopped: bool) -> None:
    new = len(recording.keeper.saved)
    say(recording.outcome(stopped=stopped))
    if new:
        say(recording.text("signs.saved", new=new, folder=recording.keeper.saved[0].parent))
    elif not recording.sitting.done:
        say(recording.text("signs.nothing"))
    if not recording.sitting.done:
        raise typer.Exit(exit_codes.INTERRUPTED if stopped else exit_codes.UNEXPECTED)
