"""When a combination of keys counts as pressed."""

from __future__ import annotations

from bindings.keys import KeyCombo


class Chord:
    """Watches keys go down and up and tells when the combination is complete.

    Keys are canonical names of ``bindings.keys``. Other keys that are down do not matter: a
    panic key must work while something else is held. What the program itself presses must not
    be fed to it.
    """

    def __init__(self, combo: KeyCombo) -> None:
        self._key = combo.key
        self._modifiers = frozenset(combo.modifiers)
        self._down: set[str] = set()

    def press(self, key: str) -> bool:
        """Take a key that a person pressed; True when it completes the combination."""
        repeated = key in self._down
        self._down.add(key)
        return key == self._key and not repeated and self._modifiers <= self._down

    def release(self, key: str) -> None:
        """Take a key that a person let go of."""
        self._down.discard(key)
