"""The program in the background while its user goes through the guided start."""

from __future__ import annotations

import time
from contextlib import closing

from controller.daemon.background import running_answers, start_in_background
from controller.errors import InstanceError, UserError
from controller.event_client import EventClient

_STARTING = 5.0
"""Seconds for a program that is still starting."""
_ENDING = 15.0
_STEP = 0.2


class RunningProgram:
    """Pauses the program, if it runs, so that the camera is free; starts it again at the end."""

    def __init__(self) -> None:
        self._paused = _ask("pause")

    def leave(self) -> None:
        """Nothing was changed: have it go on."""
        if self._paused:
            _ask("resume")

    def finish(self, start: bool) -> str | None:
        """Have the program know what was written; start it if wanted. The name of a text to tell.

        Raises StartError when it does not start.
        """
        if self._paused:
            if not _end():
                _ask("resume")
                return "setup.restart_by_hand"
        elif not start:
            return None
        start_in_background()
        return "setup.started"


def _ask(order: str) -> bool:
    """Ask the program for something; False when none runs."""
    deadline = time.monotonic() + _STARTING
    while True:
        try:
            with closing(EventClient()) as client:
                client.ask({"do": order})
            return True
        except InstanceError:
            return False
        except UserError:
            if time.monotonic() > deadline:
                return False
            time.sleep(_STEP)


def _end() -> bool:
    """End the program and wait for that; False for one that cannot be ended (`isyarat run`)."""
    try:
        running_answers("quit")
    except InstanceError:
        return True
    except UserError:
        return False
    deadline = time.monotonic() + _ENDING
    while time.monotonic() < deadline:
        try:
            EventClient().close()
        except InstanceError:
            return True
        time.sleep(_STEP)
    return False
