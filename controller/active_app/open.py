"""Choosing what tells the active application on this desktop."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from controller.active_app.base import ActiveApp, NoActiveApp
from controller.active_app.heard import HeardActiveApp, Teller
from controller.desktop_session import is_wayland

_log = logging.getLogger(__name__)

_NOBODY = "bindings with `when: apps` do not act"


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who tells, under a name for people. lack: what it cannot tell and what to do, or empty."""

    app: ActiveApp
    name: str
    lack: str = ""


def open_active_app() -> Answerer:
    """Return what this desktop offers; with ``NoActiveApp`` where it does not tell."""
    if sys.platform == "win32":
        from controller.active_app.windows import WindowsActiveApp

        return Answerer(WindowsActiveApp(), "Windows")
    if sys.platform == "darwin":
        from controller.active_app.macos import asker
        from controller.active_app.polled import PolledActiveApp

        return Answerer(PolledActiveApp(asker()), "macOS")
    return _wayland() if is_wayland() else _x11()


def _x11() -> Answerer:
    app = _listen("X11", _x11_teller)
    if app is None:
        return Answerer(NoActiveApp(), "nobody", f"there is no desktop to ask: {_NOBODY}")
    return Answerer(app, "X11")


def _wayland() -> Answerer:
    for name, variable, teller in _COMPOSITORS:
        if variable is None or os.environ.get(variable):
            app = _listen(name, teller)
            if app is not None:
                return Answerer(app, name)
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")[-1] or "this desktop"
    app = _listen("XWayland", _x11_teller) if os.environ.get("DISPLAY") else None
    if app is None:
        lack = f"{desktop} on Wayland does not tell which application is active: {_NOBODY}"
        return Answerer(NoActiveApp(), "nobody", f"{lack}; log in to an X11 session for them")
    lack = (
        f"{desktop} on Wayland tells only of programs that run through XWayland: in others "
        f"{_NOBODY}; log in to an X11 session for all of them"
    )
    return Answerer(app, "XWayland", lack)


def _listen(name: str, teller: Callable[[], Teller]) -> ActiveApp | None:
    try:
        return HeardActiveApp(teller())
    except OSError as error:
        _log.info("%s does not tell the active application: %s", name, error)
        return None


def _x11_teller() -> Teller:
    from controller.active_app.x11 import X11Teller

    return X11Teller()


def _sway_teller() -> Teller:
    from controller.active_app.sway import SwayTeller

    return SwayTeller(os.environ["SWAYSOCK"])


def _hyprland_teller() -> Teller:
    from controller.active_app.hyprland import HyprlandTeller

    return HyprlandTeller()


def _kwin_teller() -> Teller:
    from controller.active_app.kwin import KWinTeller

    return KWinTeller()


_COMPOSITORS: tuple[tuple[str, str | None, Callable[[], Teller]], ...] = (
    ("sway", "SWAYSOCK", _sway_teller),
    ("Hyprland", "HYPRLAND_INSTANCE_SIGNATURE", _hyprland_teller),
    ("KWin", None, _kwin_teller),
)
"""Name, the variable that tells that it runs (KWin is found on the bus), and how to ask."""
