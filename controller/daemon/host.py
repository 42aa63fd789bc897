"""What the tray and other programs can ask of the running program."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from controller.errors import UserError
from controller.event_answers import Request
from controller.event_stream import EventSink, Line
from controller.frame_feed import FrameFeed
from controller.live_run import REQUESTS, LiveRun
from controller.own_files import GUIDE, open_with_desktop, own_copy
from controller.pauses import Pauses
from controller.run_options import RunOptions

_log = logging.getLogger(__name__)

_ISYARAT = (sys.executable, "-m", "controller")


class DaemonHost:
    """Implements ``controller.wiring.Host`` and the orders of the tray. Safe from any thread.

    watchers: who hears of the run. quit, show_captions, let_clicks_through, come_forward: what
    belongs to the windows.
    asking: called when the desktop asks the user whether keys may be pressed.
    """

    def __init__(
        self,
        options: RunOptions,
        *,
        quit_program: Callable[[], None],
        show_captions: Callable[[bool], None],
        let_clicks_through: Callable[[bool], None],
        come_forward: Callable[[], None],
        asking: Callable[[], None],
    ) -> None:
        self.asking = asking
        self.pauses = Pauses()
        self.frames = FrameFeed(pictures_allowed=options.settings.monitor.pictures)
        self.watchers: Sequence[EventSink] = ()
        self._options = options
        self._quit = quit_program
        self._show_captions = show_captions
        self._let_clicks_through = let_clicks_through
        self._come_forward = come_forward
        self._lock = threading.Lock()
        self._run: LiveRun | None = None
        self._monitor: subprocess.Popen[bytes] | None = None
        self._programs: list[subprocess.Popen[bytes]] = []

    @property
    def options(self) -> RunOptions:
        """What a run that is made now shall do."""
        return self._options

    def attach(self, run: LiveRun) -> list[EventSink]:
        with self._lock:
            self._run = run
        self.pauses.renew()
        return list(self.watchers)

    def answer(self, request: Request) -> Line:
        """Carry out what another program asks over the socket."""
        order = request.get("do")
        if order == "show":
            self._come_forward()
        elif order == "quit":
            self._quit()
        elif self._run is None:
            return {"error": "the program is still starting; try again in a moment"}
        elif order == "use_profile" and isinstance(name := request.get("name"), str):
            self.use_profile(name)
        elif order == "use_camera" and isinstance(source := request.get("source"), str):
            self.use_camera(source)
        elif order in REQUESTS:
            return self._run.answer(request)
        else:
            return {"error": f"'do' is one of {', '.join((*REQUESTS, 'show', 'quit'))}"}
        return {"ok": True}

    def pause(self) -> None:
        self.pauses.pause()

    def resume(self) -> None:
        self.pauses.resume()

    def use_profile(self, name: str) -> None:
        self._options = replace(self._options, profile=name)
        if self._run is not None:
            self._run.switch_profile(name)

    def use_camera(self, source: str) -> None:
        self._options = replace(self._options, source=source)
        if self._run is not None:
            self._run.use_camera(source)

    def show_captions(self, shown: bool) -> None:
        self._show_captions(shown)

    def let_clicks_through(self, on: bool) -> None:
        self._let_clicks_through(on)

    def open_monitor(self) -> None:
        """Open the window; one that is open already makes way, as it may lie behind others."""
        if self._monitor is not None:
            self._monitor.terminate()
        self._monitor = self._start("monitor", "--with-program")

    def open_setup(self) -> None:
        self._start("setup")

    def edit_bindings(self) -> None:
        """Open the profile in use in an editor; of a shipped one a copy that then stands for it."""
        name = self._options.profile
        try:
            path = own_copy(name)
            open_with_desktop(path)
        except UserError as error:
            _log.error("%s", error)
            return
        self.use_profile(name if path.stem == name else str(path))

    def show_help(self) -> None:
        try:
            open_with_desktop(GUIDE)
        except UserError as error:
            _log.error("%s", error)

    def quit(self) -> None:
        self._quit()

    def close(self) -> None:
        """Leave no children behind that have ended.

        The monitor goes by itself, also when the program was killed; the guide is left to its user.
        """
        self._programs = [each for each in self._programs if each.poll() is None]

    def _start(self, *arguments: str) -> subprocess.Popen[bytes] | None:
        """Start one of our own commands as a program of its own."""
        self.close()
        try:
            program = subprocess.Popen([*_ISYARAT, *arguments])
        except OSError as error:
            _log.error("cannot start isyarat %s: %s", arguments[0], error)
            return None
        self._programs.append(program)
        return program
