"""Choosing how to hear of the screen's lock on this machine."""

from __future__ import annotations

import logging
import sys

from controller.screen_lock.base import Changed, ScreenLock

_log = logging.getLogger(__name__)


def watch_screen_lock(changed: Changed) -> ScreenLock | None:
    """Watch the lock; None where this desktop does not tell (the log says so)."""
    if sys.platform == "win32":
        from controller.screen_lock.polling import PolledLock, windows_is_locked

        return PolledLock(changed, windows_is_locked)
    if sys.platform == "darwin":
        from controller.screen_lock.polling import PolledLock, macos_is_locked

        return PolledLock(changed, macos_is_locked)
    from controller.screen_lock.dbus_lock import DBusLock

    try:
        return DBusLock(changed)
    except OSError as error:
        _log.info("nobody tells when the screen is locked: %s", error)
        return None
