"""Choosing the keyboard and mouse for this machine."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass

from controller.outputs.base import KeyOutput, PointerOutput
from controller.outputs.recorder import Recorder
from controller.outputs.watchdog import GuardedKeys, GuardedPointer, Watchdog


@dataclass(frozen=True, slots=True)
class Outputs:
    """A keyboard and a mouse; whatever is still down at close() is let go by the watchdog.

    notice: one line for the user about what will not work here, or empty.
    recorder: holds the calls of a dry run; None otherwise.
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


def open_outputs(dry_run: bool) -> Outputs:
    """Open the real keyboard and mouse under a watchdog, or recorders for a dry run.

    Raises OutputError where there is no way to press keys.
    """
    if dry_run:
        recorder = Recorder()
        return Outputs(recorder.keys, recorder.pointer, recorder=recorder)
    keys, pointer = open_devices()
    watchdog = Watchdog()
    return Outputs(
        GuardedKeys(keys, watchdog),
        GuardedPointer(pointer, watchdog),
        notice=desktop_notice(),
        watchdog=watchdog,
    )


def open_devices() -> tuple[KeyOutput, PointerOutput]:
    """Open this system's bare keyboard and mouse. Raises OutputError."""
    from controller.outputs.pynput_pointer import PynputPointer

    if sys.platform in ("win32", "darwin"):
        from controller.outputs.pynput_keys import PynputKeyboard

        return PynputKeyboard(), PynputPointer()
    from controller.outputs.x11_keyboard import X11Keyboard

    # The keyboard first: it says precisely what is wrong with a display.
    return X11Keyboard(), PynputPointer()


def desktop_notice() -> str:
    """Say what a Wayland session keeps from us: XTEST reaches only XWayland's windows."""
    if sys.platform in ("win32", "darwin"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        return (
            "on Wayland, keys and mouse reach only programs that run through XWayland; "
            "log in to an X11 session to reach all of them"
        )
    return ""
