"""Keyboard and mouse for all programs of a Wayland session: the portal, else /dev/uinput."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from controller.errors import OutputError
from controller.outputs import uinput
from controller.outputs.base import KeyOutput, PointerOutput
from controller.pointer.reach import system_monitors
from controller.portal.errors import NoPortalError

_log = logging.getLogger(__name__)

US_LAYOUT = (
    "keys go through /dev/uinput: characters are right on a US keyboard layout only, and text "
    "beyond ASCII cannot be typed"
)


def open_native(asking: Callable[[], None] | None = None) -> tuple[KeyOutput, PointerOutput, str]:
    """Return keyboard, mouse and a notice (or nothing) for the user; neither needs a watchdog.

    asking: called when the desktop is about to ask the user; the log tells it otherwise.

    Raises DeniedError when the user does not allow it, and OutputError where this session takes
    no keys from programs.
    """
    try:
        return _portal(asking)
    except NoPortalError as problem:
        _log.info("%s", problem.message)
        if uinput.usable():
            return _uinput()
        raise _neither(problem) from None


def look() -> tuple[str, str]:
    """Tell, without a question to the user, what ``open_native`` would take, and its notice.

    Raises OutputError where it would take nothing.
    """
    from controller.outputs.wayland_portal import NAME
    from controller.portal.link import Link

    try:
        Link(NAME).bus.close()
    except NoPortalError as problem:
        if uinput.usable():
            return "through /dev/uinput", US_LAYOUT
        raise _neither(problem) from None
    asked = "" if token_file().exists() else "; your desktop asks at the first start"
    return f"through the {NAME} portal{asked}", ""


def token_file() -> Path:
    """Return where the desktop's permission is remembered."""
    from controller.settings import state_folder

    return state_folder() / "remote-desktop-token"


def _portal(asking: Callable[[], None] | None) -> tuple[KeyOutput, PointerOutput, str]:
    from controller.outputs.wayland_portal import ask_in_log, open_session
    from controller.outputs.wayland_portal_keys import PortalKeyboard
    from controller.outputs.wayland_portal_pointer import PortalPointer

    session = open_session(token_file(), asking=asking or ask_in_log)
    return PortalKeyboard(session), PortalPointer(session, system_monitors), ""


def _uinput() -> tuple[KeyOutput, PointerOutput, str]:
    from controller.outputs.uinput_keys import UinputKeyboard
    from controller.outputs.uinput_pointer import UinputPointer

    keys = UinputKeyboard()
    try:
        return keys, UinputPointer(system_monitors), US_LAYOUT
    except OutputError:
        keys.close()
        raise


def _neither(problem: OutputError) -> OutputError:
    return OutputError(
        f"{problem.message}, and /dev/uinput is not writable",
        "install your desktop's xdg-desktop-portal, allow /dev/uinput, or log in to an X11 session",
    )
