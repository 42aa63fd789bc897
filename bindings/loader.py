"""Profiles by name or file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bindings.parsing import parse_profile
from bindings.problems import Problem, ProfileError, nearest
from bindings.profile import Profile
from bindings.yaml_positions import MAX_SIZE, too_large

SHIPPED = Path(__file__).resolve().parent / "profiles"
SUFFIXES = (".yaml", ".yml")


def list_profiles(folders: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the profiles by name: the shipped ones, and over them those in ``folders``."""
    found: dict[str, Path] = {}
    for folder in (SHIPPED, *reversed(folders)):
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            if path.suffix in SUFFIXES and path.is_file():
                found[path.stem] = path
    return found


def load_profile(name_or_path: str | Path, folders: Sequence[Path] = ()) -> Profile:
    """Load a profile by its file, or by a bare name from ``folders`` or from the shipped ones.

    Raises ProfileError with every problem found.
    """
    path = _find(name_or_path, folders)
    return parse_profile(_read(path), str(path), path.stem)


def _find(name_or_path: str | Path, folders: Sequence[Path]) -> Path:
    path = Path(name_or_path)
    is_name = isinstance(name_or_path, str) and path.name == name_or_path and not path.suffix
    if not is_name:
        return path
    known = list_profiles(folders)
    if name_or_path in known:
        return known[str(name_or_path)]
    message = f"there is no profile of this name: there are {', '.join(sorted(known))}"
    suggestion = nearest(str(name_or_path), known)
    raise ProfileError([Problem(str(name_or_path), None, None, message, suggestion)])


def _read(path: Path) -> str:
    file = str(path)
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
