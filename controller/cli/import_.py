"""``isyarat import``: takes of signs that other programs have recorded."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from controller.cli import exit_codes
from controller.cli.console import err
from controller.cli.record import Out, Signer, say
from controller.settings import load_settings

_MOST_SHOWN = 20
"""Faults that are listed; of more the number is given."""


class OrderName(StrEnum):
    """Order of rows of 1,662 values."""

    AUTO = "auto"
    FACE_FIRST = "body-face-hands"
    FACE_LAST = "body-hands-face"


def import_(
    path: Annotated[
        Path,
        typer.Argument(
            help="A folder SIGN/TAKE/FRAME.npy or SIGN/CLIP.mp4, an .npz of landmarks, a clip, "
            "or a recording of landmarks."
        ),
    ],
    sign: Annotated[str | None, typer.Option(help="Which sign a single file shows.")] = None,
    signer: Signer = None,
    session: Annotated[
        str | None,
        typer.Option(help="One sitting of the signer.", show_default="the folder's name"),
    ] = None,
    mirrored: Annotated[
        bool,
        typer.Option("--mirrored", help="It was recorded from pictures that were mirror images."),
    ] = False,
    fps: Annotated[float, typer.Option(min=1, max=240, help="Of frames without times.")] = 15.0,
    aspect: Annotated[
        float, typer.Option(min=0.3, max=4, help="Width / height of pictures not known.")
    ] = 4 / 3,
    order: Annotated[
        OrderName, typer.Option(help="Of 1,662 values: where the face is.")
    ] = OrderName.AUTO,
    skip: Annotated[
        int,
        typer.Option(
            min=0,
            help="Of frames without times: so many at the beginning of a take are left out. "
            "Most recorders take the first one before the pause between two takes.",
        ),
    ] = 1,
    workers: Annotated[int, typer.Option(min=1, max=8, help="Clips looked at at a time.")] = 1,
    folder: Out = None,
) -> None:
    """Bring takes of signs into your data set, to teach and train with them.

    What is there already is skipped, so the same command goes on where it stopped. A take that
    cannot be read is named at the end; the others are imported.
    """
    # The heavy imports wait until the options are known to be sound.
    from controller.cli.eval_progress import progress_bar
    from controller.signs.data_set import DataSet
    from controller.signs.importing.clips import watch
    from controller.signs.importing.finding import find
    from controller.signs.importing.values import Kept
    from controller.signs.importing.work import import_takes
    from controller.signs.names import default_signer, folder_name, plain_folder_name
    from controller.stopping import stop_on_signals
    from controller.texts import Texts

    texts = Texts(load_settings().language)
    who = folder_name(signer or default_signer(), "signer")
    when = folder_name(session, "session") if session else plain_folder_name(path.resolve().name)
    kept = Kept(order.value, mirrored, fps, aspect, skip)
    found = find(path, kept, partial(watch, mirrored=mirrored), sign)
    with stop_on_signals() as stop, progress_bar() as bar:
        task = bar.add_task(path.name or str(path), total=len(found))
        outcome = import_takes(
            found,
            DataSet(folder),
            who,
            when,
            stop,
            workers=workers,
            advance=lambda: bar.advance(task),
        )
        stopped = stop.is_set()
    count, signs = outcome.imported, len(outcome.signs)
    say(texts("signs.imported", count=count, signs=signs, signer=who, session=when))
    if outcome.skipped:
        say(texts("signs.there_already", count=outcome.skipped))
    _show_faults(outcome.faults, texts("signs.faulty", count=len(outcome.faults)))
    if stopped:
        say(texts("signs.interrupted"))
        raise typer.Exit(exit_codes.INTERRUPTED)
    if outcome.faults:
        raise typer.Exit(exit_codes.UNEXPECTED)


def _show_faults(faults: list[str], heading: str) -> None:
    if not faults:
        return
    err.print(heading, markup=False, soft_wrap=True)
    for fault in faults[:_MOST_SHOWN]:
        err.print(f"  {fault}", markup=False, soft_wrap=True)
    if len(faults) > _MOST_SHOWN:
        err.print(f"  … +{len(faults) - _MOST_SHOWN}", markup=False)
