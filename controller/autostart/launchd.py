"""Login on macOS: a launch agent of the user's. Source: launchd.plist(5)."""

from __future__ import annotations

import plistlib
from pathlib import Path

_LABEL = "id.isyarat.daemon"


class LaunchdAutostart:
    """A property list in ``~/Library/LaunchAgents``, read at the next login."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or Path.home() / "Library" / "LaunchAgents") / f"{_LABEL}.plist"

    def turn_on(self, command: list[str]) -> str:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        agent = {
            "Label": _LABEL,
            "ProgramArguments": command,
            "RunAtLoad": True,
            # Only where there is a screen: the agent would fail in a login over the network.
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        self.path.write_bytes(plistlib.dumps(agent))
        return str(self.path)

    def turn_off(self) -> None:
        self.path.unlink(missing_ok=True)

    def is_on(self) -> bool:
        return self.path.exists()
