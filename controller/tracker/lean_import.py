"""Importing mediapipe without what it drags along for pictures of curves and for sound.

With matplotlib, which only draws, and sounddevice, which looks for microphones, the
import takes twice as long and 50 MB more.
"""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType

_UNUSED = ("matplotlib", "matplotlib.pyplot", "sounddevice")


@cache
def import_mediapipe() -> None:
    """Import mediapipe; what it never uses here is left out unless it is there already."""
    empty = {name: ModuleType(name) for name in _UNUSED if name not in sys.modules}
    sys.modules.update(empty)
    try:
        import mediapipe  # noqa: F401
    finally:
        # Whoever wants the real ones later shall get them.
        for name, module in empty.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
