"""What the signals of desktops say of the lock."""

from __future__ import annotations

from typing import Any

import pytest

from controller.screen_lock.signals import LOGIND_SESSION, PROPERTIES, locked_by


@pytest.mark.parametrize(
    ("interface", "member", "body", "locked"),
    [
        (LOGIND_SESSION, "Lock", (), True),
        (LOGIND_SESSION, "Unlock", (), False),
        (PROPERTIES, "PropertiesChanged", (LOGIND_SESSION, {"LockedHint": ("b", True)}, []), True),
        (PROPERTIES, "PropertiesChanged", (LOGIND_SESSION, {"IdleHint": ("b", True)}, []), None),
        (PROPERTIES, "PropertiesChanged", ("org.other", {"LockedHint": ("b", True)}, []), None),
        ("org.gnome.ScreenSaver", "ActiveChanged", (True,), True),
        ("org.freedesktop.ScreenSaver", "ActiveChanged", (False,), False),
        ("org.gnome.ScreenSaver", "WakeUpScreen", (), None),
    ],
)
def test_signals(interface: str, member: str, body: tuple[Any, ...], locked: bool | None) -> None:
    assert locked_by(interface, member, body) is locked
