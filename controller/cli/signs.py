"""``isyarat signs``: what is known, recorded and taught."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from controller.cli.console import out
from controller.cli.record import Out, say
from controller.errors import UsageError
from controller.settings import load_settings

signs = typer.Typer(
    help="The signs that are known, recorded and taught.", invoke_without_command=True
)

Sign = Annotated[str, typer.Argument(metavar="SIGN", help="Its name.")]


@signs.callback()
def _without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_signs()


def _folder_of(sign: str) -> Path | None:
    """Return the data set that a taught sign was recorded into; None for the usual one."""
    from controller.signs.taught import taught_signs

    taught = taught_signs().get(sign)
    return Path(taught.folder) if taught else None


@signs.command("list")
def list_signs(folder: Out = None) -> None:
    """The signs you have recorded or taught, and how many are known."""
    from controller.signs.data_set import DataSet
    from controller.signs.summary import summary
    from controller.texts import Texts

    texts, known = Texts(load_settings().language), summary(DataSet(folder))
    if known.own:
        table = Table("sign", "takes", "signers", "sessions", "last", "taught")
        for each in known.own:
            counts = map(str, (each.takes, each.signers, each.sessions))
            table.add_row(each.name, *counts, each.last, each.taught or "")
        out.print(table)
    else:
        say(texts("signs.no_takes"))
    taught = sum(each.taught is not None for each in known.own)
    say(texts("signs.summary", signs=known.signs, signers=known.signers, taught=taught))


@signs.command()
def rename(old: Sign, new: Sign, folder: Out = None) -> None:
    """Call a recorded or taught sign otherwise."""
    from controller.signs.data_set import DataSet
    from controller.signs.names import sign_name
    from controller.signs.taught import keep_taught, taught_signs
    from controller.texts import Texts

    old, new = sign_name(old), sign_name(new)
    taught = taught_signs()
    count = DataSet(folder or _folder_of(old)).rename(old, new)
    if old in taught:
        keep_taught(replace(each, name=new) if n == old else each for n, each in taught.items())
    texts = Texts(load_settings().language)
    say(texts("signs.renamed", old=old, new=new, count=count))
    if old in taught:
        say(texts("signs.bound", old=old))


@signs.command()
def remove(
    sign: Sign,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    folder: Out = None,
) -> None:
    """Take a sign out of your data set; its takes go to a trash folder."""
    from controller.signs.data_set import DataSet
    from controller.signs.names import sign_name
    from controller.signs.taught import keep_taught, taught_signs
    from controller.texts import Texts

    sign = sign_name(sign)
    texts, taught = Texts(load_settings().language), taught_signs()
    data = DataSet(folder or _folder_of(sign))
    count = len(data.places(sign))
    if not count and sign not in taught:
        raise UsageError(f"there are no takes of '{sign}'", "see `isyarat signs`")
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("nobody is there to ask", "give --yes")
        typer.confirm(texts("signs.ask_remove", sign=sign, count=count), abort=True)
    place = data.remove(sign, datetime.now()) if count else None
    if sign in taught:
        keep_taught(each for name, each in taught.items() if name != sign)
    say(texts("signs.removed", sign=sign, count=count, folder=place or "-"))


@signs.command()
def show(
    sign: Sign,
    picture: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="The PNG.", show_default="SIGN.png")
    ] = None,
    folder: Out = None,
) -> None:
    """Draw the takes of a sign: where the hands go, and their shapes on the way."""
    from controller.signs.data_set import DataSet
    from controller.signs.names import sign_name
    from controller.signs.picture import draw

    sign = sign_name(sign)
    data = DataSet(folder or _folder_of(sign))
    places = data.places(sign)
    if not places:
        raise UsageError(f"there are no takes of '{sign}'", "see `isyarat signs`")
    path = picture or Path(f"{sign}.png")
    draw(sign, [data.read(place) for place in places], path)
    say(str(path))
