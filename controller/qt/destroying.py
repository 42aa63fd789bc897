"""The end of windows."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QWidget


def destroy(window: QWidget) -> None:
    """Destroy a window now, in the Qt thread. May be called twice.

    Left to Python's garbage collector it may be destroyed in any thread, and there Qt waits for
    itself forever.
    """
    if shiboken6.isValid(window):
        shiboken6.delete(window)
