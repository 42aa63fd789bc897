"""Writing recordings of landmarks."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError, UsageError
from controller.sources.recording_format import (
    HEADER,
    SUFFIX,
    VERSION,
    Packed,
    check,
    is_recording,
    pack,
)
from gestures.landmarks import HandFrame

CHUNK_SECONDS = 5.0
"""What a crash can lose at most."""


class RecordingWriter:
    """Records hands to ``path``, which appears when close() has written it whole.

    Until then the frames are in NAME.part.hands.npz beside it, itself a recording, which
    is what a crash leaves behind.

    Raises UsageError for a name without the suffix, SourceError for one that is taken
    (unless ``overwrite``) and whenever the disk refuses.
    """

    def __init__(self, path: Path, *, overwrite: bool = False) -> None:
        if not is_recording(path):
            raise UsageError(f"{path} is no name for a recording", f"let it end in {SUFFIX}")
        self._path = path
        self._part = path.with_name(f"{path.name[: -len(SUFFIX)]}.part{SUFFIX}")
        self._overwrite = overwrite
        self._refuse_taken(self._path)
        self._refuse_taken(self._part)
        self._packed: list[Packed] = []
        self._chunks = 0
        self._chunk_start = -np.inf
        self._t = -np.inf
        self._closed = False
        self._write("w", {"header": np.array(f"{HEADER} {VERSION}")})

    def append(self, frame: HandFrame) -> None:
        """Record a frame. Raises SourceError for NaN, wrong shapes and times that do not grow."""
        if self._closed:
            raise ValueError("the recording is closed")
        try:
            packed = pack([frame])
            check(packed)
        except ValueError as error:
            raise SourceError(f"cannot record a frame: {error}") from error
        if frame.t <= self._t:
            raise SourceError("cannot record a frame: it is not later than the one before")
        if not self._packed:
            self._chunk_start = frame.t
        self._packed.append(packed)
        self._t = frame.t
        if frame.t - self._chunk_start >= CHUNK_SECONDS:
            self._flush()

    def close(self) -> None:
        """Finish the file and give it its name. May be called twice."""
        if self._closed:
            return
        self._closed = True
        self._flush()
        self._refuse_taken(self._path)
        try:
            with self._part.open("rb+") as file:
                os.fsync(file.fileno())
            self._part.replace(self._path)
        except OSError as error:
            raise self._refused(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _flush(self) -> None:
        if not self._packed:
            return
        chunk = Packed(*map(np.concatenate, zip(*self._packed, strict=True)))
        named = {f"{kind}/{self._chunks:06}": array for kind, array in chunk._asdict().items()}
        self._write("a", {name: array for name, array in named.items() if len(array)})
        self._packed.clear()
        self._chunks += 1

    def _write(self, mode: Literal["w", "a"], arrays: dict[str, NDArray[np.generic]]) -> None:
        # Closing the archive after each chunk writes its directory: it is whole in between.
        try:
            with zipfile.ZipFile(self._part, mode, zipfile.ZIP_DEFLATED) as archive:
                for name, array in arrays.items():
                    with archive.open(f"{name}.npy", "w") as member:
                        np.lib.format.write_array(member, array, allow_pickle=False)
        except OSError as error:
            raise self._refused(error) from error

    def _refuse_taken(self, path: Path) -> None:
        if not self._overwrite and path.exists():
            raise SourceError(f"{path} exists already", "choose another name or remove it")

    def _refused(self, error: OSError) -> SourceError:
        return SourceError(
            f"cannot write {self._part}",
            f"{error.strerror or error}; choose another folder or make room",
        )
