"""The keyboard of a RemoteDesktop session: keys by their keysym, whatever the layout."""

from __future__ import annotations

from contextlib import suppress

from bindings.keys import MODIFIERS
from controller.errors import OutputError
from controller.outputs.injected import INJECTED
from controller.outputs.keysyms import character_keysym, keysym_of
from controller.portal.session import Session

_UP, _DOWN = 0, 1


class PortalKeyboard:
    """A KeyOutput; closing it ends the session. Not thread-safe.

    The compositor finds the key that makes a symbol, and may leave out what its layout lacks
    (GNOME's mutter 43 does): the portal does not tell which symbols those are.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._down: dict[str, int] = {}

    def press(self, key: str) -> None:
        keysym = keysym_of(key)
        if keysym is None:
            raise OutputError(f"no key makes '{key}'", "bind another key")
        if not self._down.keys().isdisjoint(MODIFIERS):
            # It may complete the panic key's combination, which only a person may press.
            INJECTED.note(True, keysym)
        self._down[key] = keysym
        self._send(keysym, _DOWN)

    def release(self, key: str) -> None:
        keysym = self._down.pop(key, None)
        if keysym is not None:
            self._send(keysym, _UP)

    def type(self, text: str) -> None:
        """Type text as it stands; control characters that have no key are left out."""
        for character in text.replace("\r\n", "\n"):
            keysym = character_keysym(character)
            if keysym is not None:
                self._send(keysym, _DOWN)
                self._send(keysym, _UP)

    def close(self) -> None:
        with suppress(OutputError):
            for key in reversed(list(self._down)):
                self.release(key)
        self._session.close()

    def _send(self, keysym: int, state: int) -> None:
        self._session.send("NotifyKeyboardKeysym", "iu", keysym, state)
