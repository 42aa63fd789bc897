"""The active application in KDE Plasma, told by a small script that KWin runs for us.

Source: KWin scripting API; org.kde.kwin.Scripting on D-Bus (loadScript, unloadScript). The script
stays inside KWin only until it is unloaded or KWin ends.
"""

from __future__ import annotations

import os
import tempfile
from collections import deque
from contextlib import suppress
from pathlib import Path

from jeepney import (
    DBusAddress,
    MatchRule,
    Message,
    new_method_call,
    new_method_return,
)
from jeepney.io.blocking import open_dbus_connection

from controller.dbus import BUS_TROUBLE, call

_SCRIPT = Path(__file__).with_name("kwin_script.js")
_SCRIPTING = DBusAddress("/Scripting", "org.kde.KWin", "org.kde.kwin.Scripting")
_PLACES = ("/Scripting/Script{}", "/{}")
"""Where KWin puts a script that it has loaded: Plasma 6, Plasma 5."""
_NEWS = MatchRule(type="method_call", interface="org.isyarat.ActiveApp", member="Changed")


class KWinTeller:
    """Hears from the script. Raises OSError where there is no KWin on the session bus."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._file: Path | None = None
        try:
            self._bus = open_dbus_connection(bus="SESSION")
        except BUS_TROUBLE as error:
            raise OSError(f"no session bus ({error})") from None
        self._plugin = f"isyarat-{os.getpid()}"
        # The script speaks up before KWin has answered that it runs.
        self._early: deque[Message] = deque()
        self._bus.filter(_NEWS, queue=self._early)
        try:
            self._start()
        except OSError:
            self.close()
            raise

    def fileno(self) -> int:
        return int(self._bus.sock.fileno())

    def hear(self) -> str | None:
        """Return the class of the active window (its desktop file's name, for most programs)."""
        while self._early:
            self._take(self._early.popleft())
        with suppress(TimeoutError):
            while True:
                self._take(self._bus.receive(timeout=0))
        return self._name

    def close(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                call(self._bus, new_method_call(_SCRIPTING, "unloadScript", "s", (self._plugin,)))
            self._file.unlink(missing_ok=True)
            self._file = None
        self._bus.close()

    def _start(self) -> None:
        text = _SCRIPT.read_text("utf-8").replace("%SERVICE%", self._bus.unique_name)
        handle, name = tempfile.mkstemp(suffix=".js", prefix="isyarat-")
        self._file = Path(name)
        with os.fdopen(handle, "w") as file:
            file.write(text)
        loading = new_method_call(_SCRIPTING, "loadScript", "ss", (name, self._plugin))
        number = call(self._bus, loading)[0]
        for place in _PLACES:
            script = DBusAddress(place.format(number), "org.kde.KWin", "org.kde.kwin.Script")
            with suppress(OSError):
                call(self._bus, new_method_call(script, "run"))
                return
        raise OSError("KWin does not run our script")

    def _take(self, message: Message) -> None:
        if _NEWS.matches(message):
            self._name = str(message.body[0]) or None
            self._bus.send(new_method_return(message))
