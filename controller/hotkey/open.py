"""Choosing how to listen for the panic key on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from bindings.keys import KeyCombo
from controller.errors import OutputError
from controller.hotkey.base import Hotkey


def open_hotkey(combo: KeyCombo, pressed: Callable[[], None]) -> Hotkey:
    """Call ``pressed``, from another thread, whenever the user presses the combination.

    Raises OutputError where the desktop lets no program listen.
    """
    if sys.platform in ("win32", "darwin"):
        from controller.hotkey.pynput_hotkey import PynputHotkey

        return PynputHotkey(combo, pressed)
    if _is_wayland():
        raise OutputError(
            f"on Wayland no program may listen for {combo}",
            "give the command `isyarat pause` a key in your desktop's keyboard settings",
        )
    from controller.hotkey.x11 import X11Hotkey

    return X11Hotkey(combo, pressed)


def _is_wayland() -> bool:
    return bool(os.environ.get("WAYLAND_DISPLAY")) or (
        os.environ.get("XDG_SESSION_TYPE") == "wayland"
    )
