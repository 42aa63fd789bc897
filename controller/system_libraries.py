"""Libraries of the system that OpenCV, MediaPipe and Qt load, and how to get them."""

from __future__ import annotations

DEBIAN = (
    "apt install libegl1 libgl1 libgles2 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
)
"""What a bare Debian lacks."""
REMEDY = f"on Debian or Ubuntu: {DEBIAN}"


def is_missing_library(error: BaseException) -> bool:
    """Say whether an import failed for want of a library of the system (glibc's words)."""
    return isinstance(error, ImportError | OSError) and "cannot open shared object" in str(error)
