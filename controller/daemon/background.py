"""Starting the program in the background and seeing that it is there."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from controller.autostart.base import daemon_command
from controller.errors import InstanceError, UserError
from controller.event_client import EventClient

PATIENCE = 20.0
"""Seconds for a start: a cold disk has 800 MB to look through."""
_LOOK = 0.1


class StartError(UserError):
    """The program ended again at once."""


def running_answers(request: str) -> bool:
    """Ask the running program for something (``show``, ``quit``); False when none runs."""
    try:
        client = EventClient()
    except InstanceError:
        return False
    with closing(client):
        client.ask({"do": request})
    return True


def start_in_background(arguments: Sequence[str] = ()) -> int:
    """Start the program detached from this terminal; returns its process id once it answers.

    Raises StartError with what it said when it ends instead.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [*daemon_command(), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            **_detached(),
        )
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < deadline:
            if _is_there():
                return process.pid
            time.sleep(_LOOK)
        said.seek(0)
        words = said.read().decode(errors="replace").strip().removeprefix("isyarat: ")
    raise StartError(words or "it does not answer", "" if words else "see `isyarat doctor`")


def _is_there() -> bool:
    try:
        EventClient().close()
    except InstanceError:
        return False
    return True


def _detached() -> dict[str, Any]:
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS
        return {"creationflags": flags}
    return {"start_new_session": True}
