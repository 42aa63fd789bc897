"""What Linux desktops say on D-Bus when the screen is locked.

Sources: org.freedesktop.login1(5), "Session Objects" (Lock, Unlock, LockedHint);
freedesktop.org Idle Inhibition Service draft (ActiveChanged), which KDE, GNOME, Cinnamon,
MATE and Xfce follow under names of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

LOGIND_SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


@dataclass(frozen=True, slots=True)
class Watch:
    """Signals to ask a bus for: every member of an interface, from one path or from any."""

    bus: Literal["SYSTEM", "SESSION"]
    interface: str
    member: str


WATCHES = (
    Watch("SYSTEM", LOGIND_SESSION, "Lock"),
    Watch("SYSTEM", LOGIND_SESSION, "Unlock"),
    Watch("SYSTEM", PROPERTIES, "PropertiesChanged"),
    *(Watch("SESSION", saver, "ActiveChanged") for saver in SAVERS),
)


def locked_by(interface: str, member: str, body: tuple[Any, ...]) -> bool | None:
    """Return what a signal says of the lock; None when it says nothing of it."""
    if interface == LOGIND_SESSION and member in ("Lock", "Unlock"):
        return member == "Lock"
    if interface in SAVERS and member == "ActiveChanged" and body:
        return bool(body[0])
    if (interface, member) == (PROPERTIES, "PropertiesChanged") and len(body) > 1:
        if body[0] != LOGIND_SESSION or "LockedHint" not in body[1]:
            return None
        return bool(body[1]["LockedHint"][1])
    return None
