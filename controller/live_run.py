"""What goes on beside a run: reloading its profile, and what others ask of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack

from bindings.problems import ProfileError
from bindings.profile import Profile
from controller.control import Relearn, Swap, UseCamera
from controller.event_answers import Request
from controller.event_socket import EventServer
from controller.event_stream import EventSink, Line
from controller.frame_feed import FrameFeed
from controller.instance import runtime_folder
from controller.local_socket import InUseError, listen
from controller.pauses import Pauses
from controller.reload import Reloader
from controller.signs.taught_watch import TaughtWatch

_log = logging.getLogger(__name__)

REQUESTS = ("follow", "explain", "pause", "resume", "use_profile", "use_camera")


class LiveRun:
    """Takes requests from actions, from other programs and from a saved profile to the pipeline.

    load: reads a profile by name or file. tell: hears what becomes of a saved profile. Unless
    it watches, only the requests of actions are served.
    """

    def __init__(
        self,
        profile: Profile,
        load: Callable[[str], Profile],
        tell: Callable[[str], None],
        pauses: Pauses | None = None,
    ) -> None:
        self.pauses = pauses or Pauses()
        self.control = self.pauses.control
        self._load = load
        self._tell = tell
        self._reloader = Reloader(profile, load, self._swap, self._tell)
        self._live = False

    def watch(self, stack: ExitStack) -> None:
        """Reload the profile when it is saved, and the signs when some are taught, until the
        stack is closed."""
        self._live = True
        taught = TaughtWatch(lambda: self.control.put(Relearn()))
        for watch in (self._reloader, taught):
            watch.start()
            stack.callback(watch.close)

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

    def use_camera(self, source: str) -> None:
        """Have the run go on with another camera, as ``--source`` names it."""
        self.control.put(UseCamera(source))

    def answer(self, request: Request) -> Line:
        """Do what another program asks; may be called from any thread."""
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
            case "use_camera" if isinstance(source := request.get("source"), str):
                self.use_camera(source)
            case _:
                return {"error": f"'do' is one of {', '.join(REQUESTS)}"}
        return {"ok": True}

    def _swap(self, profile: Profile) -> None:
        self.control.put(Swap(profile))
        _log.warning("%s is in use now (%d bindings)", profile.file, len(profile.rules))


def serve(
    answer: Callable[[Request], Line], stack: ExitStack, frames: FrameFeed
) -> list[EventSink]:
    """Open the socket for other programs until the stack is closed; who wants to hear of the run.

    answer: carries out a request that is not about the stream. frames: shown to who asks.
    """
    folder = runtime_folder()
    try:
        server = EventServer(listen(folder), answer, frames)
    except InUseError:
        # A dry run beside the real one: questions go to the real one.
        _log.info("another instance answers 'explain' and 'monitor'")
    except OSError as error:
        _log.warning("'explain' and 'monitor' will not work: %s: %s", folder, error)
    else:
        stack.callback(server.close)
        return [server]
    return []
