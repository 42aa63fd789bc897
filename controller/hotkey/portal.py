"""A hotkey on Wayland, through the GlobalShortcuts portal: the compositor tells when it is pressed.

The user may be asked once, and may choose another combination in the desktop's own settings.
Source: XDG Desktop Portal documentation, org.freedesktop.portal.GlobalShortcuts; Shortcuts XDG
Specification for the notation.
"""

from __future__ import annotations

import logging
import select
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

from jeepney import HeaderFields, MatchRule, Message

from bindings.keys import KeyCombo
from controller.errors import OutputError
from controller.outputs.injected import INJECTED, Injected
from controller.outputs.keysyms import keysym_of
from controller.portal.link import Link
from controller.portal.session import Session

_log = logging.getLogger(__name__)

_ID = "panic"
_PATIENCE = 120.0
"""Seconds for the user to answer the desktop's dialog, if it shows one."""
_MODIFIERS = {"ctrl": "CTRL", "alt": "ALT", "shift": "SHIFT", "super": "LOGO"}
_KEYS = {
    **{"esc": "Escape", "enter": "Return", "page_up": "Prior", "page_down": "Next"},
    **{"space": "space", "backspace": "BackSpace", "print_screen": "Print"},
}


class PortalHotkey:
    """Asks and listens from a thread of its own. Raises NoPortalError without such a portal."""

    def __init__(
        self,
        combo: KeyCombo,
        pressed: Callable[[], None],
        failed: Callable[[OutputError], None],
        injected: Injected = INJECTED,
    ) -> None:
        """``failed`` hears, from that thread, that the desktop refuses or is gone."""
        self._combo = combo
        self._pressed = pressed
        self._failed = failed
        self._injected = injected
        self._link = Link("GlobalShortcuts")
        self._bell, self._hearing = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="hotkey", daemon=True)
        self._thread.start()

    def close(self) -> None:
        with suppress(OSError):
            self._bell.send(b"!")
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout=2.0)

    def _run(self) -> None:
        try:
            session = self._bind()
            try:
                self._listen()
            finally:
                session.close()
        except OutputError as error:
            self._failed(error)
        except OSError as error:
            self._failed(OutputError(f"the desktop does not listen ({error})"))
        finally:
            for end in (self._bell, self._hearing):
                end.close()

    def _bind(self) -> Session:
        self._link.watch(
            MatchRule(type="signal", interface=self._link.address.interface, member="Activated")
        )
        session = Session(self._link)
        wanted = {
            "description": ("s", "Isyarat: pause at once and let go of everything"),
            "preferred_trigger": ("s", trigger(self._combo)),
        }
        try:
            body = ([(_ID, wanted)], "")
            session.ask("BindShortcuts", "a(sa{sv})s", body, {}, _PATIENCE)
        except OutputError:
            session.close()
            raise
        return session

    def _listen(self) -> None:
        waiting = True
        while waiting:
            for message in self._link.hear():
                self._see(message)
            waiting = self._wait()

    def _wait(self) -> bool:
        """Wait for the portal; False when the hotkey is to close."""
        ready, _, _ = select.select([self._link.bus.sock, self._hearing], [], [])
        return self._hearing not in ready

    def _see(self, message: Message) -> None:
        if message.header.fields[HeaderFields.member] != "Activated" or message.body[1] != _ID:
            return
        keysym = keysym_of(self._combo.key)
        if keysym is None or not self._injected.take(True, keysym):
            self._pressed()


def trigger(combo: KeyCombo) -> str:
    """Return the combination in the notation of the Shortcuts specification: ``CTRL+ALT+g``."""
    key = combo.key if len(combo.key) == 1 else _key_name(combo.key)
    return "+".join((*(_MODIFIERS[modifier] for modifier in combo.modifiers), key))


def _key_name(key: str) -> str:
    """Return the XKB name of a key, without ``XKB_KEY_``."""
    if key in _KEYS:
        return _KEYS[key]
    return key.upper() if key[1:].isdigit() else key.replace("_", " ").title().replace(" ", "_")
