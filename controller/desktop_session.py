"""Which kind of desktop session this is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping


def is_wayland(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether the session is a Wayland one, with XWayland or without."""
    if sys.platform in ("win32", "darwin"):
        return False
    return bool(environment.get("WAYLAND_DISPLAY")) or (
        environment.get("XDG_SESSION_TYPE") == "wayland"
    )
