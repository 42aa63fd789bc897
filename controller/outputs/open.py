"""Choosing the keyboard and mouse for this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from controller.desktop_session import is_wayland
from controller.errors import OutputError
from controller.outputs.base import KeyOutput, PointerOutput
from controller.outputs.recorder import Recorder
from controller.outputs.watchdog import GuardedKeys, GuardedPointer, Watchdog
from controller.portal.errors import DeniedError


@dataclass(frozen=True, slots=True)
class Outputs:
    """A keyboard and a mouse; whatever is still down at close() is let go by the watchdog.

    notice: one line for the user about what will not work here, or empty.
    recorder: holds the calls of a dry run; None otherwise.
    watchdog: None where the desktop itself lets go of what a dead program has held down.
    """

    keys: KeyOutput
    pointer: PointerOutput
    notice: str = ""
    recorder: Recorder | None = None
    watchdog: Watchdog | None = None

    def close(self) -> None:
        """Disconnect; the watchdog leaves last. May be called twice."""
        with ExitStack() as last_first:
            if self.watchdog is not None:
                last_first.callback(self.watchdog.close)
            last_first.callback(self.keys.close)
            last_first.callback(self.pointer.close)


def open_outputs(dry_run: bool, asking: Callable[[], None] | None = None) -> Outputs:
    """Open the real keyboard and mouse, or recorders for a dry run.

    On Wayland the desktop may ask the user first; ``asking`` is called then. Raises OutputError
    where there is no way to press keys, and where the user does not allow it.
    """
    if dry_run:
        recorder = Recorder()
        return Outputs(recorder.keys, recorder.pointer, recorder=recorder)
    notice = ""
    if is_wayland():
        from controller.outputs.wayland import open_native

        try:
            return Outputs(*open_native(asking))
        except DeniedError:
            raise
        except OutputError as problem:
            if not os.environ.get("DISPLAY"):
                raise
            notice = f"keys and mouse reach only programs that run through XWayland: {problem}"
    keys, pointer = open_devices()
    watchdog = Watchdog()
    return Outputs(
        GuardedKeys(keys, watchdog),
        GuardedPointer(pointer, watchdog),
        notice=notice,
        watchdog=watchdog,
    )


def open_devices() -> tuple[KeyOutput, PointerOutput]:
    """Open the bare keyboard and mouse of X11, XWayland, Windows or macOS. Raises OutputError.

    These stay down when their program dies, unless the watchdog lets go of them.
    """
    from controller.outputs.pynput_pointer import PynputPointer

    if sys.platform in ("win32", "darwin"):
        from controller.outputs.pynput_keys import PynputKeyboard

        return PynputKeyboard(), PynputPointer()
    from controller.outputs.x11_keyboard import X11Keyboard

    # The keyboard first: it says precisely what is wrong with a display.
    return X11Keyboard(), PynputPointer()
