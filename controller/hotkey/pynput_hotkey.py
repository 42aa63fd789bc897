"""A hotkey on Windows and macOS, where the system marks what programs have injected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bindings.keys import KeyCombo
from controller.hotkey.chord import Chord

_MODIFIERS = {
    "ctrl": "ctrl",
    "ctrl_l": "ctrl",
    "ctrl_r": "ctrl",
    "alt": "alt",
    "alt_l": "alt",
    "alt_r": "alt",
    "alt_gr": "alt",
    "shift": "shift",
    "shift_l": "shift",
    "shift_r": "shift",
    "cmd": "super",
    "cmd_l": "super",
    "cmd_r": "super",
}


class PynputHotkey:
    """Listens through pynput's global hook; macOS asks the user to allow it once."""

    def __init__(self, combo: KeyCombo, pressed: Callable[[], None]) -> None:
        from pynput import keyboard

        self._chord = Chord(combo)
        self._pressed = pressed
        self._listener = keyboard.Listener(on_press=self._press, on_release=self._release)
        self._canonical = self._listener.canonical
        self._listener.start()

    def close(self) -> None:
        # Its thread is not waited for: it may be the one that calls.
        self._listener.stop()

    def _press(self, key: Any, injected: bool) -> None:
        name = None if injected else self._name(key)
        if name is not None and self._chord.press(name):
            self._pressed()

    def _release(self, key: Any, injected: bool) -> None:
        name = None if injected else self._name(key)
        if name is not None:
            self._chord.release(name)

    def _name(self, key: Any) -> str | None:
        """Return the canonical name of pynput's key; with Ctrl down a letter is a control code."""
        named: str | None = getattr(key, "name", None)
        if named is not None:
            return _MODIFIERS.get(named, named)
        character: str | None = getattr(self._canonical(key), "char", None)
        return character.lower() if character else None
