"""``isyarat simulate``: what a profile would do, without a camera and without pressing anything."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bindings.decisions import Decision
from bindings.explaining import describe
from bindings.firing import Firing
from bindings.problems import Problem, ProfileError
from bindings.profile import Profile
from bindings.script import parse_script
from bindings.simulation import format_firing, play
from controller.cli.console import HumanLines, out
from controller.settings import load_settings
from controller.simulation import Happening
from controller.simulation import simulate as simulated

if TYPE_CHECKING:
    from controller.run_options import RunOptions

_VIDEO_OR_RECORDING = (".npz", ".mp4", ".webm", ".mkv", ".avi", ".mov", ".gif")


def simulate(
    script: Annotated[Path, typer.Argument(metavar="SCRIPT|RECORDING", help="What hands do.")],
    profile: Annotated[
        str | None, typer.Option(help="Name of a profile or a file; that of your settings if none.")
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Say for each event why bindings acted or did not.")
    ] = False,
    keys: Annotated[
        bool,
        typer.Option("--keys", help="Only what is done, at once: the form that tests expect."),
    ] = False,
) -> None:
    """Play a script of gestures, a recording or a clip through the bindings; nothing is pressed."""
    from controller.own_files import load_allowed
    from controller.run_options import RunOptions

    settings = load_settings()
    options = RunOptions(
        str(script), profile or settings.profile, dry_run=True, speed="max", settings=settings
    )
    if script.suffix.lower() in _VIDEO_OR_RECORDING:
        _play_recording(options)
    elif keys:
        steps = parse_script(_script_part(script), str(script))
        for firing in play(load_allowed(options.profile, settings), steps):
            out.print(format_firing(firing), markup=False, soft_wrap=True)
    else:
        _play_script(load_allowed(options.profile, settings), script, why)


def _play_script(profile: Profile, script: Path, why: bool) -> None:
    for happening in simulated(profile, parse_script(_script_part(script), str(script))):
        if why or not isinstance(happening, Decision):
            out.print(_in_words(happening), markup=False, soft_wrap=True)


def _in_words(happening: Happening) -> str:
    match happening:
        case Firing():
            time, _, done = format_firing(happening).partition(" ")
            return f"{float(time):8.3f} s    -> {done}"
        case Decision():
            return f"{happening.t:8.3f} s    {describe(happening)}"
        case event:
            seen = f"{event.name} {event.phase}"
            return f"{event.t:8.3f} s  {seen} ({event.hand} hand, {event.confidence:.2f})"


def _script_part(script: Path) -> str:
    """Return the text of a script up to the empty line before what a test expects."""
    from controller.profile_tests import script_of

    try:
        return script_of(script.read_text("utf-8-sig"))
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        reason = "this is not UTF-8 text: save the file as UTF-8"
    raise ProfileError([Problem(str(script), None, None, reason)])


def _play_recording(options: RunOptions) -> None:
    from controller.wiring import build_pipeline

    with ExitStack() as stack:
        build_pipeline(options, stack, sinks=[HumanLines(out)]).run()
