"""Why a file cannot be played, in words that help."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError

MIN_SIDE = 64
"""Pixels; in anything smaller no hand can be made out."""

_HEAD = 512
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")


def unreadable(path: Path, error: OSError) -> SourceError:
    """Return the error for a file that the system will not let us read."""
    match error:
        case FileNotFoundError():
            return SourceError(f"there is no {path}", "check the name and the folder")
        case PermissionError():
            return SourceError(f"no permission to read {path}", "change its access rights")
        case IsADirectoryError():
            return SourceError(f"{path} is a folder", "name a file in it")
        case _:
            return SourceError(f"cannot read {path}", error.strerror or str(error))


def check_is_binary(path: Path) -> None:
    """Raise SourceError unless the file can be read, has something in it and is not text.

    Text is refused before FFmpeg sees it: it would follow the addresses in a playlist.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise unreadable(path, error) from error
    if not head:
        raise SourceError(f"{path} is empty", "record or copy it again")
    if _is_text(head):
        raise SourceError(f"{path} is a text file", "give a clip (mp4, webm, gif)")


def check_size(path: Path, picture: NDArray[np.uint8]) -> None:
    """Raise SourceError for a picture (height, width, 3) too small to see a hand in."""
    height, width = picture.shape[:2]
    if min(width, height) < MIN_SIDE:
        raise SourceError(
            f"{path} is too small ({width}x{height} pixels)",
            f"use one of at least {MIN_SIDE}x{MIN_SIDE}, better 640x480",
        )


def _is_text(head: bytes) -> bool:
    if any(byte < 32 and byte not in _TEXT_CONTROLS for byte in head):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut in two by the end of the head is still text.
        return error.reason == "unexpected end of data"
    return True
