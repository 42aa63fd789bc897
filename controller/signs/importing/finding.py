"""What there is to import below a path: trees of npy files, npz files, clips."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from controller.errors import SourceError, UsageError
from controller.signs.importing.arrays import read_array, read_sequences
from controller.signs.importing.values import Kept, Values, sign_frames
from controller.signs.names import sign_name
from controller.sources.recording_format import is_recording
from gestures.signs.layout import SignFrames

CLIPS = frozenset({".mp4", ".webm", ".avi", ".mov", ".mkv", ".gif", ".m4v"})
_UNIT = 1000
"""Pixels of height given to pictures whose size is not known; only their shape matters."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a take is made of: frames in mirror view, and the picture's size in pixels."""

    frames: SignFrames
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Found:
    """One take to import. origin: what it is called there. load: raises SourceError.

    slow: whether loading it takes a look at every picture of a clip.
    """

    sign: str
    origin: str
    load: Callable[[], Material]
    slow: bool = False


Watch = Callable[[Path], Material]
"""Looks at a clip or a recording of landmarks."""


def find(path: Path, kept: Kept, watch: Watch, sign: str | None = None) -> list[Found]:
    """Return the takes below a folder, or in a file, in order.

    sign: of a single clip or recording. Raises UsageError when there is nothing, SourceError
    for a file that cannot be read.
    """
    if not path.exists():
        raise SourceError(f"there is no {path}", "check the name and the folder")
    found = list(_in_folder(path, kept, watch) if path.is_dir() else _file(path, kept, watch, sign))
    if not found:
        raise UsageError(
            f"there is nothing to import in {path}",
            "it should hold folders named like signs, with clips or .npy files in them",
        )
    return found


def _in_folder(path: Path, kept: Kept, watch: Watch) -> Iterator[Found]:
    for folder in sorted(each for each in path.iterdir() if each.is_dir()):
        try:
            sign = sign_name(folder.name)
        except UsageError:
            continue
        for entry in sorted(folder.iterdir(), key=_natural):
            origin = f"{path.name}/{folder.name}/{entry.name}"
            if entry.is_dir() and any(entry.glob("*.npy")):
                yield Found(sign, origin, partial(_tree_take, entry, kept))
            elif entry.suffix == ".npy":
                yield Found(sign, origin, partial(_whole_take, entry, kept))
            elif _is_watched(entry):
                yield Found(sign, origin, partial(watch, entry), slow=True)
    for entry in sorted(path.glob("*.npz")):
        if not is_recording(entry):
            yield from _sequences(entry, kept)


def _file(path: Path, kept: Kept, watch: Watch, sign: str | None) -> Iterator[Found]:
    if _is_watched(path):
        name = sign or re.sub(r"[\W\d_]+$", "", path.name.partition(".")[0])
        yield Found(sign_name(name), path.name, partial(watch, path), slow=True)
    elif path.suffix == ".npz":
        yield from _sequences(path, kept)
    elif path.suffix == ".npy":
        if sign is None:
            raise UsageError(f"{path} does not say which sign it is", "give --sign NAME")
        yield Found(sign_name(sign), path.name, partial(_whole_take, path, kept))


def _is_watched(path: Path) -> bool:
    return path.suffix.lower() in CLIPS or is_recording(path)


def _sequences(path: Path, kept: Kept) -> Iterator[Found]:
    for number, (label, rows) in enumerate(read_sequences(path)):
        load = partial(_material, rows, kept, f"{path}, sequence {number}")
        yield Found(sign_name(label), f"{path.name}#{number}", load)


def _tree_take(folder: Path, kept: Kept) -> Material:
    files = sorted(folder.glob("*.npy"), key=_natural)
    rows = [read_array(file) for file in files]
    for file, row in zip(files, rows, strict=True):
        if row.shape != rows[0].shape or row.ndim != 1:
            raise SourceError(
                f"{file} has {row.shape} values, {files[0].name} {rows[0].shape}",
                "record that take again or leave it out",
            )
    return _material(np.stack(rows), kept, str(folder))


def _whole_take(path: Path, kept: Kept) -> Material:
    return _material(read_array(path), kept, str(path))


def _material(rows: Values, kept: Kept, name: str) -> Material:
    try:
        frames = sign_frames(rows, kept)
    except ValueError as error:
        raise SourceError(f"{name}: {error}", "see docs/signs.md") from error
    return Material(frames, round(_UNIT * kept.aspect), _UNIT)


def _natural(path: Path) -> list[tuple[int, str]]:
    """Return what sorts frame 2 before frame 10."""
    parts = re.split(r"(\d+)", path.name)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
