"""One take of a sign on disk: landmarks in an npz, written whole or not at all.

Members: ``format`` (a number), ``t`` (T,) seconds from the start, ``body`` (T, 33, 4), ``left``
and ``right`` (T, 21, 3) as in ``gestures.signs.layout.SignFrames`` (mirror view, picture heights,
NaN where nothing was found), ``width`` and ``height`` of the picture in pixels, ``sign``,
``signer``, ``session``, ``recorded`` (ISO 8601, local time) and ``origin`` (what it was made of).
"""

from __future__ import annotations

import os
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from controller.errors import SourceError
from controller.sources.file_faults import unreadable
from gestures.landmarks import N_BODY_LANDMARKS, N_LANDMARKS
from gestures.signs.layout import SignFrames

FORMAT = 1
SUFFIX = ".npz"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, NotImplementedError)
_SHAPES = {
    "body": (N_BODY_LANDMARKS, 4),
    "left": (N_LANDMARKS, 3),
    "right": (N_LANDMARKS, 3),
}


@dataclass(frozen=True, slots=True)
class SavedTake:
    """A take and what is known about it. width, height: of the picture, in pixels."""

    frames: SignFrames
    width: int
    height: int
    sign: str
    signer: str
    session: str
    recorded: str
    origin: str


def write_take(path: Path, take: SavedTake) -> None:
    """Write a new file. Raises SourceError when it exists already or the disk refuses."""
    part = path.with_name(f".{path.stem}.{os.getpid()}.part")
    frames = take.frames
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            np.savez_compressed(
                file,
                format=FORMAT,
                t=np.asarray(frames.t - frames.t[0], np.float64),
                body=frames.body,
                left=frames.left,
                right=frames.right,
                width=take.width,
                height=take.height,
                sign=take.sign,
                signer=take.signer,
                session=take.session,
                recorded=take.recorded,
                origin=take.origin,
            )
            file.flush()
            os.fsync(file.fileno())
        _give_name(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise SourceError(
            f"cannot write {path}", f"{error.strerror or error}; make room or give --out"
        ) from error


def _give_name(part: Path, path: Path) -> None:
    """Rename, but never over another file."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(17, "it exists already") from None
        part.replace(path)
        return
    part.unlink()


def read_take(path: Path) -> SavedTake:
    """Read a take. Raises SourceError for a file that is damaged or none."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            version = int(kept["format"])
            if version != FORMAT:
                raise SourceError(f"{path} is of format {version}", "update the program")
            frames = SignFrames(
                np.asarray(kept["t"], np.float64),
                *(np.asarray(kept[name], np.float32) for name in _SHAPES),
            )
            _check(frames)
            words = (str(kept[n]) for n in ("sign", "signer", "session", "recorded", "origin"))
            return SavedTake(frames, int(kept["width"]), int(kept["height"]), *words)
    except OSError as error:
        raise unreadable(path, error) from error
    except (*_DAMAGED, TypeError, AttributeError) as error:
        raise SourceError(
            f"{path} is no take of a sign or is damaged", "move it out of the folder"
        ) from error


def _check(frames: SignFrames) -> None:
    """Raise ValueError unless the arrays fit together."""
    n = len(frames.t)
    shapes = {name: (n, *shape) for name, shape in _SHAPES.items()}
    right = all(getattr(frames, name).shape == shape for name, shape in shapes.items())
    grows = frames.t.ndim == 1 and np.isfinite(frames.t).all() and (np.diff(frames.t) > 0).all()
    if n == 0 or not right or not grows:
        raise ValueError("the arrays do not fit")
