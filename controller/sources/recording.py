"""Recordings of landmarks: kept while the program runs, replayed exactly."""

from __future__ import annotations

import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from controller.errors import SourceError
from controller.observations import NoCamera, Observation
from controller.sources.file_faults import unreadable
from controller.sources.pacing import Pacer
from controller.sources.recording_format import (
    BODY,
    FRAME,
    HAND,
    HEADER,
    VERSION,
    Packed,
    Records,
    check,
    is_recording,
    unpack,
)
from controller.sources.recording_writer import RecordingWriter
from gestures.landmarks import HandFrame

__all__ = ["Recording", "RecordingWriter", "Replay", "is_recording", "open_recording"]

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, NotImplementedError)


class Recording:
    """Frames of hands exactly as they were recorded; iterate as often as you like."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed

    @classmethod
    def open(cls, path: Path) -> Recording:
        """Read a recording whole. Raises SourceError for anything else than a sound one."""
        try:
            with path.open("rb") as file:
                packed = _read(file, path)
        except OSError as error:
            raise unreadable(path, error) from error
        except _DAMAGED as error:
            raise SourceError(
                f"{path} is no recording or is damaged", "record it again with --record"
            ) from error
        try:
            check(packed)
        except ValueError as error:
            raise SourceError(f"{path} cannot be replayed: {error}", "record it again") from error
        return cls(packed)

    def __len__(self) -> int:
        return len(self._packed.frames)

    def __iter__(self) -> Iterator[HandFrame]:
        return unpack(self._packed)


class Replay(NoCamera):
    """Observes a recording as if it happened now. speed: "real" or "max"."""

    def __init__(
        self,
        recording: Recording,
        *,
        speed: str = "real",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._frames = iter(recording)
        self._pacer = Pacer(speed, clock=clock, sleep=sleep)

    def read(self) -> Observation | None:
        """Return the next frame when it is due, or None at the end."""
        frame = next(self._frames, None)
        return None if frame is None else Observation(frame, self._pacer.wait(frame.t))

    def close(self) -> None:
        self._frames = iter(())


def open_recording(path: Path, *, speed: str = "real") -> Replay:
    """Open a recording for the pipeline. Raises SourceError when it is not a sound one."""
    return Replay(Recording.open(path), speed=speed)


def _read(file: BinaryIO, path: Path) -> Packed:
    if not zipfile.is_zipfile(file):
        raise zipfile.BadZipFile
    file.seek(0)
    with np.load(file, allow_pickle=False) as archive:
        header = str(archive["header"])
        if not header.startswith(HEADER):
            raise ValueError("another header")
        if header != f"{HEADER} {VERSION}":
            raise SourceError(
                f"{path} is of another version", "update the program or record it again"
            )
        return Packed(
            _joined(archive, "frames/", FRAME),
            _joined(archive, "hands/", HAND),
            _joined(archive, "bodies/", BODY),
        )


def _joined(archive: np.lib.npyio.NpzFile, prefix: str, dtype: np.dtype[np.void]) -> Records:
    chunks = [archive[name] for name in sorted(archive.files) if name.startswith(prefix)]
    if any(chunk.dtype != dtype or chunk.ndim != 1 for chunk in chunks):
        raise ValueError("arrays of the wrong form")
    records: Records = np.concatenate([np.zeros(0, dtype), *chunks])
    records.flags.writeable = False
    return records
