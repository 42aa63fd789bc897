"""``isyarat teach``: signs of your own, recognised at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from controller.cli import exit_codes
from controller.cli.record import (
    Asked,
    Beep,
    Countdown,
    InTerminal,
    Mirror,
    Out,
    Pace,
    Pause,
    Seconds,
    Session,
    Signer,
    SourceName,
    Video,
    carry_out,
    make_plan,
    say,
)
from controller.cli.run import Speed
from controller.errors import UsageError
from controller.settings import load_settings
from gestures.registry import is_letter

if TYPE_CHECKING:
    from controller.signs.data_set import DataSet
    from controller.signs.teaching import Lesson
    from controller.texts import Texts

teach = typer.Typer(help="Teach it what you show it.", no_args_is_help=True)


@teach.callback()
def _group() -> None:
    # With a callback typer keeps a single command by its name.
    pass


@teach.command()
def sign(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name: rumah_saya.")],
    takes: Annotated[int, typer.Option(min=3, max=100, help="How many you show.")] = 5,
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
    line: Annotated[
        bool, typer.Option("--line", help="Only print the lines that bind the sign.")
    ] = False,
) -> None:
    """Show a sign a few times: from then on it is recognised, also by a running program.

    Takes that are there already count. Nothing is learnt for good: the takes are kept, and
    `isyarat train signs` learns from them too.
    """
    from controller.signs.data_set import DataSet
    from controller.signs.names import sign_name
    from controller.texts import Texts

    if is_letter(sign_name(name)):
        hint = f"record it for training: isyarat record {name}"
        raise UsageError("letters are told by a network of their own", hint)
    if line:
        say(binding(sign_name(name)))
        return
    plan = make_plan(
        name,
        takes,
        Asked(seconds, signer, session, source, mirror, countdown, pause, video, beep, speed),
    )
    data = DataSet(folder)
    if len(data.places(plan.sign, signer=plan.signer, session=plan.session)) < takes:
        carry_out(plan, data, text=text)
    finish(plan.sign, data, Texts(load_settings().language))


def finish(name: str, data: DataSet, texts: Texts) -> None:
    """Teach from the takes that are there; end the command with status 1 when they are too few."""
    from controller.signs.taught import LEAST
    from controller.signs.teaching import teach as learn
    from models.sequences import OnnxSequenceClassifier

    lesson = learn(name, data, OnnxSequenceClassifier("signs"), datetime.now())
    if not lesson.usable:
        say(texts("signs.not_yet", sign=name, count=lesson.takes, least=LEAST))
        raise typer.Exit(exit_codes.UNEXPECTED)
    _tell(name, lesson, texts)


def _tell(name: str, lesson: Lesson, texts: Texts) -> None:
    say(texts("signs.taught", sign=name, takes=lesson.takes))
    for other, likeness in lesson.alike:
        say(texts("signs.alike", sign=name, other=other, likeness=likeness))
    if lesson.known:
        say(texts("signs.known", sign=name))
    say(texts("signs.bind"))
    say(binding(name))


def binding(name: str) -> str:
    """Return the lines of a profile that show a sign as a caption."""
    words = name.replace("_", " ").capitalize()
    return f"  - on: {{sign: {name}}}\n    do: {{caption: {words}}}"
