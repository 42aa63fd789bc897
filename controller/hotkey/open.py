"""Choosing how to listen for the panic key on this machine."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from bindings.keys import KeyCombo
from controller.desktop_session import is_wayland
from controller.errors import OutputError
from controller.hotkey.base import Hotkey
from controller.portal.errors import NoPortalError

_log = logging.getLogger(__name__)

_INSTEAD = "give the command `isyarat pause` a key in your desktop's keyboard settings"


def open_hotkey(combo: KeyCombo, pressed: Callable[[], None]) -> Hotkey:
    """Call ``pressed``, from another thread, whenever the user presses the combination.

    Raises OutputError where the desktop lets no program listen.
    """
    if sys.platform in ("win32", "darwin"):
        from controller.hotkey.pynput_hotkey import PynputHotkey

        return PynputHotkey(combo, pressed)
    if is_wayland():
        return _wayland(combo, pressed)
    from controller.hotkey.x11 import X11Hotkey

    return X11Hotkey(combo, pressed)


def _wayland(combo: KeyCombo, pressed: Callable[[], None]) -> Hotkey:
    from controller.hotkey.portal import PortalHotkey

    def failed(error: OutputError) -> None:
        _log.warning("the panic key %s does not work: %s; %s", combo, error.message, _INSTEAD)

    try:
        return PortalHotkey(combo, pressed, failed)
    except NoPortalError as error:
        raise OutputError(
            f"on this Wayland desktop no program may listen for {combo} ({error.message})", _INSTEAD
        ) from None
