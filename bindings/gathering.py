"""A profile's files: the one that was asked for, those that it includes, the one it extends."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bindings.entries import Origin
from bindings.one_file import OneFile, read_one
from bindings.problems import Problem, ProfileError, nearest
from bindings.reading import find_include, find_shipped, read_text, shipped_profiles
from bindings.yaml_positions import MAX_SIZE

MAX_DEPTH = 8
MAX_FILES = 32


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file is named, and the file as the system knows it."""

    origin: Origin
    path: Path

    def problem(self, message: str, suggestion: str | None = None) -> Problem:
        return Problem(self.origin.file, *self.origin.place(), message, suggestion)

    def __str__(self) -> str:
        line, column = self.origin.place()
        return f"{Path(self.origin.file).name}:{line}:{column}"


class Gathering:
    """Reads files and keeps what it finds wrong with them in ``problems``.

    sources: the text of every file, by the name that problems use. paths: those of the files.
    """

    def __init__(self, *, allow_outside: bool) -> None:
        self.problems: list[Problem] = []
        self.sources: dict[str, str] = {}
        self.paths: list[str] = []
        self._allow_outside = allow_outside
        self._size = 0
        self._named: dict[Path, _Place] = {}

    def profile(self, text: str, file: str, folder: Path | None) -> list[list[OneFile]]:
        """Return the profile's own files, those of the profile that it extends, and so on."""
        path = None if folder is None else Path(os.path.realpath(folder)) / Path(file).name
        own = self._with_includes(text, file, path, ())
        seen: set[Path] = set()
        generations = [own]
        while own and (parent := self._parent(own[0])) is not None and parent not in seen:
            seen.add(parent)
            own = self._with_includes(read_text(parent, str(parent)), str(parent), parent, ())
            generations.append(own)
        return generations

    def _with_includes(
        self, text: str, file: str, path: Path | None, way: tuple[_Place, ...]
    ) -> list[OneFile]:
        self.sources[file] = text
        self._size += len(text)
        if path is not None:
            self.paths.append(str(path))
        try:
            one = read_one(text, file)
        except ProfileError as error:
            self.problems += error.problems
            return []
        self.problems += one.problems
        files = [one]
        for name, origin in _includes(one):
            files += self._include(name, origin, path, way)
        return files

    def _include(
        self, name: str, origin: Origin, own: Path | None, way: tuple[_Place, ...]
    ) -> list[OneFile]:
        if own is None:
            place = _Place(origin, Path(name))
            return self._refuse(place, "only a file in a folder can include another")
        try:
            path = find_include(name, own.parent, allow_outside=self._allow_outside)
        except ValueError as error:
            return self._refuse(_Place(origin, own), str(error))
        place = _Place(origin, path)
        if path == own or any(path == step.path for step in way) or self._is_start(path):
            return self._refuse(place, _circle(name, path, (*way, place)))
        if path in self._named:
            return self._refuse(place, f"'{name}' is included twice: first at {self._named[path]}")
        if len(way) >= MAX_DEPTH or len(self._named) >= MAX_FILES:
            return self._refuse(place, f"too many files: at most {MAX_FILES}, {MAX_DEPTH} deep")
        self._named[path] = place
        return self._read(name, place, way)

    def _read(self, name: str, place: _Place, way: tuple[_Place, ...]) -> list[OneFile]:
        file = str(Path(place.origin.file).parent / name)
        try:
            text = read_text(place.path, file)
        except ProfileError as error:
            self.problems += error.problems
            return []
        if self._size + len(text) > MAX_SIZE:
            limit = MAX_SIZE // 1024
            return self._refuse(place, f"with '{name}' the profile is too large (over {limit} KiB)")
        files = self._with_includes(text, file, place.path, (*way, place))
        for one in files[:1]:
            self.problems += _out_of_place(one)
        return files

    def _is_start(self, path: Path) -> bool:
        return bool(self.paths) and str(path) == self.paths[0]

    def _refuse(self, place: _Place, message: str) -> list[OneFile]:
        self.problems.append(place.problem(message))
        return []

    def _parent(self, one: OneFile) -> Path | None:
        name = one.setting("extends")
        if not isinstance(name, str):
            return None
        path = find_shipped(name)
        if path is None:
            known = [shipped.stem for shipped in shipped_profiles()]
            message = f"no profile of the program is called '{name}': there are {', '.join(known)}"
            place = _Place(Origin(one.document, one.file, ("extends",)), Path(name))
            self.problems.append(place.problem(message, nearest(name, known)))
        return path


def _includes(one: OneFile) -> list[tuple[str, Origin]]:
    written = one.setting("include")
    names = written if isinstance(written, list) else [written]
    return [
        (name, Origin(one.document, one.file, ("include", index)))
        for index, name in enumerate(names[:MAX_FILES])
        if isinstance(name, str) and name
    ]


def _circle(name: str, path: Path, way: tuple[_Place, ...]) -> str:
    """Return what to say of files that include each other: the other places of the circle."""
    start = next((index for index, step in enumerate(way[:-1]) if step.path == path), -1)
    others = ", ".join(str(step) for step in way[start + 1 : -1])
    if not others:
        return f"'{name}' includes itself"
    return f"'{name}' includes itself in a circle: through {others}"


def _out_of_place(one: OneFile) -> list[Problem]:
    """Return what an included file may not have: it is there for the whole profile."""
    return [
        Problem(
            one.file,
            *one.origin.place((name,), on_key=True),
            f"'{name}' belongs into the profile, not into a file that it includes",
        )
        for name in ("clutch", "extends")
        if one.setting(name) is not None
    ]
