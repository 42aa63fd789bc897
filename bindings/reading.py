"""Profiles as files: how they are read, and which other files they may name."""

from __future__ import annotations

import os
from pathlib import Path

from bindings.problems import Problem, ProfileError
from bindings.yaml_positions import MAX_SIZE, too_large

SHIPPED = Path(__file__).resolve().parent / "profiles"
SUFFIXES = (".yaml", ".yml")


def read_text(path: Path, file: str) -> str:
    """Return the text of a file that problems call ``file``. Raises ProfileError."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_SIZE + 1)
    except IsADirectoryError:
        raise _unreadable(file, "this is a folder: name a file in it") from None
    except FileNotFoundError:
        raise _unreadable(file, "there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(file, f"cannot be read: {reason}") from None
    if len(content) > MAX_SIZE:
        raise too_large(file)
    return _decode(content, file)


def find_include(name: str, folder: Path, *, allow_outside: bool) -> Path:
    """Return the file that a profile in ``folder`` includes under ``name``.

    Raises ValueError saying why it cannot be included.
    """
    root = Path(os.path.realpath(folder))
    try:
        path = Path(os.path.realpath(root / name))
        is_file, exists = path.is_file(), path.exists()
    except (OSError, ValueError):
        raise ValueError(f"'{name}' is no name of a file") from None
    if not allow_outside and not path.is_relative_to(root):
        raise ValueError(
            f"'{name}' lies outside the folder of this file: copy it here, or write "
            "'allow_outside = true' into settings.toml"
        )
    if not exists:
        raise ValueError(f"there is no file '{name}' beside this one")
    if not is_file:
        raise ValueError(f"'{name}' is not a file")
    if path.suffix not in SUFFIXES:
        raise ValueError(f"'{name}' is no profile: its name has to end with .yaml")
    return path


def find_shipped(name: str) -> Path | None:
    """Return the file of a profile of the program, None if there is none of that name."""
    return next((path for path in shipped_profiles() if path.stem == name), None)


def shipped_profiles() -> list[Path]:
    """Return the profiles of the program, by name."""
    return sorted(path for path in SHIPPED.glob("*") if path.suffix in SUFFIXES)


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        start = content.rfind(b"\n", 0, error.start) + 1
        column = len(content[start : error.start].decode("utf-8", "replace")) + 1
        message = "this is not UTF-8 text: save the file as UTF-8"
        raise ProfileError([Problem(file, line, column, message)]) from None


def _unreadable(file: str, message: str) -> ProfileError:
    return ProfileError([Problem(file, None, None, message)])
