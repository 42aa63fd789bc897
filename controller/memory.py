"""Keeping memory together in a program of many threads that runs all day."""

from __future__ import annotations

import ctypes
import sys

_M_ARENA_MAX = -8
ARENAS = 2


def share_arenas() -> None:
    """Have glibc's threads share few arenas; call it before other threads start.

    Each thread may get an arena of its own, which keeps what it once held: with the dozens of
    threads of MediaPipe, and a new one for each time the camera is opened, that grew by some
    90 MB in five minutes. Other systems have no such arenas. Source: mallopt(3), M_ARENA_MAX.
    """
    if sys.platform.startswith("linux"):
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_M_ARENA_MAX, ARENAS)
