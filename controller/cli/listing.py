"""``isyarat list gestures|signs|keys|actions|cameras|profiles``."""

from __future__ import annotations

import typer
from rich.markup import escape
from rich.table import Table

from controller.cli.console import out

listing = typer.Typer(help="List what is known or connected.", no_args_is_help=True)


@listing.command()
def gestures() -> None:
    """The gestures that a binding may name."""
    from gestures.registry import GESTURES

    table = Table("gesture", "kind", "what to do")
    for info in GESTURES.values():
        table.add_row(info.name, info.kind, info.description)
    out.print(table)


@listing.command()
def signs() -> None:
    """The signs that can be recognised."""
    from controller.signs.known import known_signs
    from controller.signs.open import open_network

    kinds: dict[str, list[str]] = {"word": [], "letter": [], "taught": []}
    for sign in known_signs().values():
        kinds[sign.kind].append(sign.name)
    table = Table("kind", "signs")
    for kind, names in kinds.items():
        table.add_row(kind, ", ".join(sorted(names)) or "none: isyarat teach sign NAME")
    out.print(table)
    out.print(
        f"{len(kinds['word'])} known signs and {len(kinds['letter'])} letters, "
        f"{len(open_network().signers)} signers in training: text for these signs alone, "
        "no translation",
        soft_wrap=True,
    )


@listing.command()
def keys() -> None:
    """The keys that an action may press."""
    from bindings.keys import ALIASES, NAMED_KEYS

    table = Table("key", "also called")
    for key in NAMED_KEYS:
        table.add_row(key, ", ".join(alias for alias, name in ALIASES.items() if name == key))
    out.print(table)
    out.print("and every single character; combinations: ctrl+shift+z; capitals do not matter")


@listing.command()
def actions() -> None:
    """The actions that a binding may do."""
    from bindings.actions import ACTIONS

    table = Table("action", "what it does, and how it is written")
    for name, action in ACTIONS.items():
        summary = (action.__doc__ or "").strip().splitlines()[0]
        table.add_row(name, escape(summary.replace("``", "")))
    out.print(table)


@listing.command()
def cameras() -> None:
    """The cameras of this machine."""
    from controller.sources.camera import list_cameras

    found = list_cameras()
    if not found:
        out.print("no camera found: plug one in, or use a clip: isyarat run --source FILE")
        return
    table = Table("camera", "name")
    for camera in found:
        table.add_row(f"camera:{camera.index}", camera.name)
    out.print(table)


@listing.command()
def profiles() -> None:
    """The profiles shipped with the program and your own."""
    from bindings.loader import list_profiles
    from controller.settings import profiles_folder

    table = Table("profile", "where")
    for name, path in list_profiles([profiles_folder()]).items():
        table.add_row(name, str(path))
    out.print(table)
    out.print(f"your own profiles: NAME.yaml in {profiles_folder()}", soft_wrap=True)
