"""The active application in Hyprland.

Source: Hyprland wiki, "IPC": ``.socket2.sock`` sends lines ``activewindow>>CLASS,TITLE``,
``.socket.sock`` answers one request a connection.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from controller.active_app.unix_socket import connect, read_more, receive_all

_EVENT = b"activewindow>>"


class HyprlandTeller:
    """Hears of the focus on Hyprland's event socket. Raises OSError when it does not answer."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        folder = _folder(environment)
        self._events = connect(str(folder / ".socket2.sock"))
        self._received = b""
        try:
            self._name = _ask(folder / ".socket.sock")
        except OSError:
            self._events.close()
            raise

    def fileno(self) -> int:
        return self._events.fileno()

    def hear(self) -> str | None:
        """Return the class of the active window."""
        *lines, self._received = (self._received + read_more(self._events)).split(b"\n")
        for line in lines:
            if line.startswith(_EVENT):
                name = line.removeprefix(_EVENT).partition(b",")[0]
                self._name = name.decode("utf-8", "replace") or None
        return self._name

    def close(self) -> None:
        self._events.close()


def _folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of this instance's sockets; before version 0.40 it was in /tmp."""
    instance = environment["HYPRLAND_INSTANCE_SIGNATURE"]
    folder = Path(environment.get("XDG_RUNTIME_DIR", ""), "hypr", instance)
    return folder if folder.is_dir() else Path("/tmp/hypr", instance)


def _ask(path: Path) -> str | None:
    with connect(str(path)) as asking:
        asking.sendall(b"j/activewindow")
        answer = receive_all(asking)
    try:
        return json.loads(answer).get("class") or None
    except (ValueError, AttributeError):
        raise OSError("Hyprland's answer is not understood") from None
