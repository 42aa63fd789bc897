"""``isyarat schema``, ``init`` and ``edit``: the user's own files."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bindings.loader import list_profiles
from bindings.reading import SHIPPED
from bindings.schema import NAME as SCHEMA_FILE
from bindings.schema import schema_text
from controller.cli import exit_codes
from controller.cli.check import check_one
from controller.cli.console import out
from controller.errors import UsageError
from controller.settings import load_settings, profiles_folder, settings_file
from controller.settings_template import TEMPLATE

_SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


class Template(StrEnum):
    """The shipped profiles."""

    SLIDES = "slides"
    MEDIA = "media"
    BROWSER = "browser"
    POINTER = "pointer"
    CAPTIONS = "captions"


def schema(
    out_file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write it to a file.")
    ] = None,
) -> None:
    """Print the JSON Schema of binding files, with which editors complete and explain."""
    text = schema_text()
    if out_file is None:
        sys.stdout.write(text)
        return
    try:
        out_file.write_text(text, "utf-8")
    except OSError as error:
        raise _unwritable(out_file, error) from None


def init(
    profile: Annotated[
        Template, typer.Option(help="The shipped profile to start from.")
    ] = Template.SLIDES,
    name: Annotated[str, typer.Option(help="What to call your own.")] = "bindings",
) -> None:
    """Put a commented binding file into your configuration folder. Nothing is overwritten."""
    if Path(name).name != name or not name.strip(". "):
        raise UsageError(f"'{name}' cannot be a file's name", "choose one without slashes")
    folder = profiles_folder()
    path = folder / f"{name.removesuffix('.yaml')}.yaml"
    text = _SCHEMA_LINE + (SHIPPED / f"{profile.value}.yaml").read_text("utf-8")
    _create(path, text, f"change it with `isyarat edit {path.stem}`, or choose another --name")
    (folder / SCHEMA_FILE).write_text(schema_text(), "utf-8")
    if not settings_file().exists():
        _create(settings_file(), TEMPLATE, "")
    out.print(f"made {path}", markup=False, soft_wrap=True)
    out.print(
        f"change it: isyarat edit {path.stem}\n"
        f"check it:  isyarat check {path.stem}\n"
        f"use it:    isyarat run --profile {path.stem}",
        markup=False,
    )


def edit(
    name: Annotated[
        str | None, typer.Argument(help="One of your own profiles; see: isyarat list profiles.")
    ] = None,
) -> None:
    """Open a profile of your own in your editor and check it when you come back."""
    settings = load_settings()
    path = _own_file(name or settings.profile)
    try:
        subprocess.run([*_editor(), str(path)], check=False)
    except OSError as error:
        hint = "set the environment variable EDITOR to one that you have"
        raise UsageError(f"cannot start your editor: {error.strerror}", hint) from None
    if not check_one(str(path), settings):
        raise typer.Exit(exit_codes.PROFILE)


def _own_file(name: str) -> Path:
    as_file = Path(name)
    if as_file.suffix and as_file.is_file():
        return as_file
    path = list_profiles([profiles_folder()]).get(name)
    if path is None:
        raise UsageError(f"there is no profile '{name}'", f"make it: isyarat init --name {name}")
    if path.parent == SHIPPED:
        hint = f"copy it first: isyarat init --profile {name} --name {name}"
        raise UsageError(f"'{name}' is a shipped profile", hint)
    return path


def _editor() -> list[str]:
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if chosen:
        return shlex.split(chosen, posix=sys.platform != "win32")
    if sys.platform == "win32":
        return ["notepad"]
    if sys.platform == "darwin":
        return ["open", "-W", "-t"]
    found = next(filter(None, map(shutil.which, ("sensible-editor", "nano", "vi"))), None)
    if found is None:
        raise UsageError("no editor was found", "set the environment variable EDITOR")
    return [found]


def _create(path: Path, text: str, hint: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} exists already", hint) from None
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot write {path}", f"{error.strerror}; choose another place")
