"""Where the user's own files lie on this platform, and what ``settings.toml`` there says."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from bindings.problems import Problem, ProfileError, nearest
from controller.pointer.reach import Reach
from gestures.in_control import Policy

NAME = "isyarat"
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_MAX_SIZE = 100_000


class PointerSettings(BaseModel):
    """The settings ``pointer.NAME``. monitors: those on which hands lead the pointer."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    monitors: Reach = "all"


class Settings(BaseModel):
    """What holds for this user, whichever profile is loaded; a profile cannot change it.

    profile: taken when ``--profile`` is not given. camera: likewise for ``--source``.
    allow_commands: whether a profile may start programs (the action ``run``).
    allow_outside: whether a profile may include files outside its own folder.
    control: whose hands count when several people are in view.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    profile: Annotated[str, Field(min_length=1)] = "slides"
    camera: Annotated[str, Field(min_length=1)] = "camera"
    allow_commands: bool = False
    allow_outside: bool = False
    control: Policy = "nearest"
    pointer: PointerSettings = PointerSettings()


def config_folder() -> Path:
    """Return the user's configuration folder (ISYARAT_CONFIG overrides the platform's place)."""
    override = os.environ.get("ISYARAT_CONFIG")
    return Path(override) if override else platformdirs.user_config_path(NAME, appauthor=False)


def profiles_folder() -> Path:
    """Return the folder of the user's own binding files."""
    return config_folder() / "profiles"


def settings_file() -> Path:
    """Return where the settings are looked for; the file need not exist."""
    return config_folder() / "settings.toml"


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings, all defaults where there is no file.

    Raises ProfileError with every problem found.
    """
    path = path or settings_file()
    text = _read(path)
    return Settings() if text is None else parse_settings(text, str(path))


def parse_settings(text: str, file: str) -> Settings:
    """Read the text of a settings file. Raises ProfileError with every problem found."""
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems = [_syntax_problem(str(error), text, file)]
        raise ProfileError(problems, {file: text}) from None
    try:
        return Settings.model_validate(plain)
    except ValidationError as error:
        problems = [_problem(each, text, file) for each in error.errors()]
        raise ProfileError(problems, {file: text}) from None


def _read(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_SIZE + 1)
        if len(content) > _MAX_SIZE:
            raise ValueError(f"the file is too large: at most {_MAX_SIZE} bytes")
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        reason = "this is not UTF-8 text: save the file as UTF-8"
    except (OSError, ValueError) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    raise ProfileError([Problem(str(path), None, None, reason)])


def _syntax_problem(complaint: str, text: str, file: str) -> Problem:
    found = _PLACE.search(complaint)
    # Without a place the fault is where the text ends.
    end = (text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1)
    line, column = (int(found[1]), int(found[2])) if found else end
    message = re.sub(r"\s*\(at [^)]*\)$", "", complaint)
    return Problem(file, line, column, message[:1].lower() + message[1:])


def _problem(error: ErrorDetails, text: str, file: str) -> Problem:
    path = [str(part) for part in error["loc"]]
    key = path[-1]
    line, column = _place(path, text)
    match error["type"]:
        case "extra_forbidden":
            known = PointerSettings if len(path) > 1 else Settings
            message = f"unknown setting '{key}'"
            return Problem(file, line, column, message, nearest(key, known.model_fields))
        case "bool_type":
            message = f"'{key}' is true or false, without quotes"
        case "literal_error":
            message = f"'{key}' is one of {error['ctx']['expected'].replace(chr(39), chr(34))}"
        case "model_type":
            message = f"'{key}' has settings of its own: write {key}.monitors = ..."
        case _:
            message = f"'{key}' is a text in quotes, and not an empty one"
    return Problem(file, line, column, message)


def _place(path: Sequence[str], text: str) -> tuple[int, int]:
    """Return line and column, from 1, of a key or table, or of a key within a table."""
    table, *inner = path
    pattern = re.compile(rf"""^\s*\[*\s*["']?({re.escape(table)})["']?\s*(=|\.|\])""")
    line, column = _find(pattern, text, 1)
    for key in inner:
        within = re.compile(rf"""(?:^|[\s.{{,"'])({re.escape(key)})["']?\s*(=|\.)""")
        line, column = _find(within, text, line)
    return line, column


def _find(pattern: re.Pattern[str], text: str, first: int) -> tuple[int, int]:
    """Return line and column of what the pattern's group 1 matches from a line on."""
    for number, line in enumerate(text.splitlines(), 1):
        found = pattern.search(line) if number >= first else None
        if found:
            return number, found.start(1) + 1
    return first, 1
