"""A hotkey on X11, from the raw events of the XInput extension.

Raw events reach every client that asks, whoever has the focus or a grab, and without the
program that has the focus losing them. Source: X Input Device Extension Protocol 2.3,
"RawEvent". What this program sends through XTEST comes back as raw events too; ``Injected``
tells which those are.
"""

from __future__ import annotations

import logging
import select
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bindings.keys import MODIFIERS, KeyCombo
from controller.hotkey.chord import Chord
from controller.outputs.injected import INJECTED, Injected
from controller.outputs.keysyms import NAMED_KEYSYMS, character_keysym
from controller.outputs.x11_display import open_display

_log = logging.getLogger(__name__)

_RAW_EVENT = struct.Struct("<HIIHHI")
"""deviceid, time, detail (the keycode), sourceid, valuators_len, flags."""

_OTHERS = {
    "ctrl": (0xFFE4,),
    "alt": (0xFFEA, 0xFFE7, 0xFFE8),
    "shift": (0xFFE2,),
    "super": (0xFFEC,),
}
"""Keysyms of the right-hand modifiers, and of Meta, which some layouts have on Alt."""


class X11Hotkey:
    """Listens on a connection of its own. Raises OutputError without a display."""

    def __init__(
        self, combo: KeyCombo, pressed: Callable[[], None], injected: Injected = INJECTED
    ) -> None:
        self._display = open_display()
        self._pressed = pressed
        self._injected = injected
        self._chord = Chord(combo)
        self._names = _names(combo)
        self._bell, self._hearing = socket.socketpair()
        self._listen()
        self._thread = threading.Thread(target=self._run, name="hotkey", daemon=True)
        self._thread.start()

    def close(self) -> None:
        with suppress(OSError):
            self._bell.send(b"!")
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout=2.0)

    def _listen(self) -> None:
        from Xlib.ext import xinput

        mask = xinput.RawKeyPressMask | xinput.RawKeyReleaseMask
        self._display.xinput_query_version()
        self._display.screen().root.xinput_select_events([(xinput.AllMasterDevices, mask)])
        self._display.sync()

    def _run(self) -> None:
        from Xlib.error import ConnectionClosedError

        try:
            while self._wait():
                while self._display.pending_events():
                    self._see(self._display.next_event())
        except (ConnectionClosedError, OSError):
            _log.warning("the panic key is gone: the display has gone away")
        finally:
            with suppress(ConnectionClosedError, OSError):
                self._display.close()
            for end in (self._bell, self._hearing):
                end.close()

    def _wait(self) -> bool:
        """Wait for the server; False when the hotkey is to close."""
        if self._display.pending_events():
            return True
        ready, _, _ = select.select([self._display.fileno(), self._hearing], [], [])
        return self._hearing not in ready

    def _see(self, event: Any) -> None:
        from Xlib import X
        from Xlib.ext import xinput

        if event.type == X.MappingNotify:
            self._display.refresh_keyboard_mapping(event)
            return
        kind = getattr(event, "evtype", None)
        if kind not in (xinput.RawKeyPress, xinput.RawKeyRelease):
            return
        keycode = _RAW_EVENT.unpack_from(event.data)[2]
        down = kind == xinput.RawKeyPress
        if self._injected.take(down, keycode):
            return
        name = self._names.get(self._display.keycode_to_keysym(keycode, 0))
        if name is None:
            return
        if not down:
            self._chord.release(name)
        elif self._chord.press(name):
            self._pressed()


def _names(combo: KeyCombo) -> dict[int, str]:
    """Return the names of the keysyms that matter: of all modifiers and of the key."""
    names = {keysym: name for name, others in _OTHERS.items() for keysym in others}
    names |= {NAMED_KEYSYMS[name]: name for name in MODIFIERS}
    keysym = NAMED_KEYSYMS.get(combo.key) or character_keysym(combo.key)
    return names if keysym is None else names | {keysym: combo.key}
