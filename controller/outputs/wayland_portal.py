"""Keyboard and mouse on Wayland, through the RemoteDesktop portal.

The compositor presses the keys, after the user has allowed it in a dialog of the desktop. The
session belongs to this process's connection to the bus: when the process dies, kill -9 included,
the bus tells the portal, which ends the session, and the compositor lets go of what it held. So no
watchdog is needed. Source: XDG Desktop Portal documentation, org.freedesktop.portal.RemoteDesktop.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from controller.portal.errors import DeniedError
from controller.portal.link import Link
from controller.portal.session import Options, Session

_log = logging.getLogger(__name__)

NAME = "RemoteDesktop"
PATIENCE = 120.0
"""Seconds for the user to answer the desktop's dialog."""
_KEYBOARD, _POINTER = 1, 2
_UNTIL_REVOKED = 2
_REMEMBERS = 2
"""The version of the portal since which it can remember the answer."""


def ask_in_log() -> None:
    """Tell the user of the dialog where nothing but the log is there to do it."""
    _log.warning("allow Isyarat to press keys in the dialog that your desktop shows")


def open_session(
    token_file: Path, patience: float = PATIENCE, asking: Callable[[], None] = ask_in_log
) -> Session:
    """Ask the user, or remind the desktop of the answer that ``token_file`` stands for.

    asking: called before the desktop shows its dialog, to which the user has ``patience`` s.

    Raises NoPortalError without such a portal, DeniedError when the user does not allow it, and
    OutputError when the portal fails.
    """
    link = Link(NAME)
    session = Session(link)
    try:
        remembering = _remembering(token_file) if link.version >= _REMEMBERS else {}
        remembering["types"] = ("u", _KEYBOARD | _POINTER)
        session.request("SelectDevices", remembering)
        if "restore_token" not in remembering:
            asking()
        results = session.ask("Start", "s", ("",), {}, patience)
        _remember(token_file, results)
        if int(results.get("devices", ("u", 0))[1]) & _KEYBOARD == 0:
            raise DeniedError(
                "the keyboard was not allowed in the desktop's dialog",
                "start again and allow it, or use --dry-run",
            )
    except Exception:
        session.close()
        raise
    return session


def _remembering(token_file: Path) -> Options:
    options: Options = {"persist_mode": ("u", _UNTIL_REVOKED)}
    with suppress(OSError, UnicodeDecodeError):
        if token := token_file.read_text("ascii").strip():
            options["restore_token"] = ("s", token)
    return options


def _remember(token_file: Path, results: Options) -> None:
    """Keep the token for the next start: each one serves once."""
    _, token = results.get("restore_token", ("s", ""))
    try:
        token_file.unlink(missing_ok=True)
        if token:
            token_file.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(token_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(token)
    except (OSError, UnicodeEncodeError) as error:
        _log.warning("the desktop will ask again at the next start (%s)", error)
