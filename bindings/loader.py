"""Profiles by name or file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from bindings.parsing import parse_profile
from bindings.problems import Problem, ProfileError, nearest
from bindings.profile import Profile
from bindings.reading import SHIPPED, SUFFIXES, read_text


def list_profiles(folders: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the profiles by name: the shipped ones, and over them those in ``folders``."""
    found: dict[str, Path] = {}
    for folder in (SHIPPED, *reversed(folders)):
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            if path.suffix in SUFFIXES and path.is_file():
                found[path.stem] = path
    return found


def load_profile(
    name_or_path: str | Path,
    folders: Sequence[Path] = (),
    *,
    allow_commands: bool = False,
    allow_outside: bool = False,
    signs: Collection[str] | None = None,
) -> Profile:
    """Load a profile by its file, or by a bare name from ``folders`` or from the shipped ones.

    allow_commands, allow_outside, signs: see ``parse_profile``.

    Raises ProfileError with every problem found.
    """
    path = _find(name_or_path, folders)
    return parse_profile(
        read_text(path, str(path)),
        str(path),
        path.stem,
        folder=path.parent,
        allow_commands=allow_commands,
        allow_outside=allow_outside,
        signs=signs,
    )


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
