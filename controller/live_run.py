"""What goes on beside a run: reloading its profile, and the socket for other programs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from typing import Protocol

from bindings.problems import ProfileError
from bindings.profile import Profile
from controller.control import Control, Swap
from controller.event_socket import EventServer, Request
from controller.event_stream import EventSink, Line
from controller.instance import runtime_folder
from controller.local_socket import InUseError, listen
from controller.pauses import Pauses
from controller.reload import Reloader

_log = logging.getLogger(__name__)


_REQUESTS = ("follow", "explain", "pause", "resume", "use_profile", "show", "quit")


class Desk(Protocol):
    """What only a program with windows can do for others. Called from any thread."""

    def show(self) -> None:
        """Come to the front: somebody has started the program a second time."""

    def quit(self) -> None: ...


class LiveRun:
    """Takes requests from actions, from other programs and from a saved profile to the pipeline.

    load: reads a profile by name or file. tell: hears what becomes of a saved profile. Without
    ``start`` only the requests of actions are served.
    """

    def __init__(
        self,
        profile: Profile,
        load: Callable[[str], Profile],
        tell: Callable[[str], None],
        desk: Desk | None = None,
    ) -> None:
        self._desk = desk
        self.control = Control()
        self.pauses = Pauses(self.control)
        self._load = load
        self._tell = tell
        self._reloader = Reloader(profile, load, self._swap, self._tell)
        self._live = False

    def watch(self, stack: ExitStack) -> None:
        """Reload the profile whenever it is saved, until the stack is closed."""
        self._live = True
        self._reloader.start()
        stack.callback(self._reloader.close)

    def start(self, stack: ExitStack) -> list[EventSink]:
        """Watch the profile and open the socket; returns who wants to hear of the run."""
        self.watch(stack)
        server = _open_server(self._answer)
        if server is None:
            return []
        stack.callback(server.close)
        return [server]

    def pause(self, seconds: float | None) -> None:
        """Have hands ignored, for a while or until resumed."""
        self.pauses.pause(seconds)

    def switch_profile(self, name: str) -> None:
        """Have the run go on with another profile."""
        if self._live:
            self._reloader.switch_to(name)
            return
        try:
            self._swap(self._load(name))
        except ProfileError as error:
            self._tell(f"the profile before stays in use: {error}")

    def _swap(self, profile: Profile) -> None:
        self.control.put(Swap(profile))
        _log.warning("%s is in use now (%d bindings)", profile.file, len(profile.rules))

    def _answer(self, request: Request) -> Line:
        match request.get("do"):
            case "pause":
                seconds = request.get("seconds")
                if not (seconds is None or (isinstance(seconds, int | float) and seconds > 0)):
                    return {"error": "'seconds' is a number above 0, or missing"}
                self.pause(None if seconds is None else float(seconds))
            case "resume":
                self.pauses.resume()
            case "use_profile" if isinstance(name := request.get("name"), str):
                self.switch_profile(name)
            case "show" | "quit" as order if self._desk is not None:
                (self._desk.show if order == "show" else self._desk.quit)()
            case _:
                return {"error": f"'do' is one of {', '.join(_REQUESTS)}"}
        return {"ok": True}


def _open_server(answer: Callable[[Request], Line]) -> EventServer | None:
    folder = runtime_folder()
    try:
        return EventServer(listen(folder), answer)
    except InUseError:
        # A dry run beside the real one: questions go to the real one.
        _log.info("another instance answers 'explain' and 'monitor'")
    except OSError as error:
        _log.warning("'explain' and 'monitor' will not work: %s: %s", folder, error)
    return None
