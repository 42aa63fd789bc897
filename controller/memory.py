"""Keeping memory together in a program of many threads that runs all day.

All of this is for Linux, and does nothing elsewhere.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_M_ARENA_MAX = -8
ARENAS = 2
_MADV_DONTNEED = 4
_MAPS = Path("/proc/self/maps")


def share_arenas() -> None:
    """Have glibc's threads share few arenas; call it before other threads start.

    Each thread may get an arena of its own, which keeps what it once held: with the dozens of
    threads of MediaPipe, and a new one for each time the camera is opened, that grew by some
    90 MB in five minutes. Source: mallopt(3), M_ARENA_MAX.
    """
    with suppress(AttributeError):
        _libc().mallopt(_M_ARENA_MAX, ARENAS)


def give_back() -> None:
    """Return what is free to the system, not only from the end of the heap; takes about 1 ms.

    glibc keeps what lies between blocks in use: some 40 MB when a landmarker has been closed.
    Source: malloc_trim(3).
    """
    with suppress(AttributeError):
        _libc().malloc_trim(0)


def forget_pages(path: Path) -> None:
    """Give back the pages of a file that was mapped to be read and has been.

    Who reads there again gets them from the file. Source: madvise(2), MADV_DONTNEED.
    """
    _forget(lambda rights, file: rights.startswith("r--") and file == str(path))


def forget_code() -> None:
    """Give back the code that only the start has run: some 50 MB with MediaPipe and Qt.

    What runs again is mapped again, from memory as long as the system has room for it.
    """
    _forget(lambda rights, file: rights == "r-xp" and file.startswith("/"))


def _forget(chosen: Callable[[str, str], bool]) -> None:
    """Drop mapped pages. Only of what nobody has written to: that would be lost."""
    with suppress(AttributeError, OSError):
        for line in _MAPS.read_text("utf-8").splitlines():
            place, rights, *_, file = line.split(maxsplit=5)
            if chosen(rights, file):
                begin, end = (int(part, 16) for part in place.split("-"))
                size = ctypes.c_size_t(end - begin)
                _libc().madvise(ctypes.c_void_p(begin), size, _MADV_DONTNEED)


@cache
def _libc() -> Any:
    return ctypes.CDLL(None) if sys.platform.startswith("linux") else object()
