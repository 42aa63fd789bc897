"""The keyboard on Windows and macOS, through pynput."""

from __future__ import annotations

from typing import Any

from controller.errors import OutputError

_PYNPUT_NAMES = {
    "super": "cmd",
    "volume_up": "media_volume_up",
    "volume_down": "media_volume_down",
    "volume_mute": "media_volume_mute",
    "play_pause": "media_play_pause",
    "next_track": "media_next",
    "previous_track": "media_previous",
    "stop_media": "media_stop",
}
"""The keys that pynput calls something else than ``bindings.keys`` does."""


class PynputKeyboard:
    """A KeyOutput by pynput."""

    def __init__(self) -> None:
        """Load pynput. Raises OutputError when the desktop refuses."""
        self._keyboard = load("keyboard")
        self._controller = self._keyboard.Controller()

    def press(self, key: str) -> None:
        self._do(self._controller.press, self.native(key), key)

    def release(self, key: str) -> None:
        self._do(self._controller.release, self.native(key), key)

    def type(self, text: str) -> None:
        self._do(self._controller.type, text.replace("\r\n", "\n"), text)

    def close(self) -> None:
        """Nothing to close."""

    def native(self, key: str) -> Any:
        """Return pynput's key. Raises OutputError for one that this system does not have."""
        if len(key) == 1:
            return self._keyboard.KeyCode.from_char(key)
        name = _PYNPUT_NAMES.get(key, key)
        if name not in self._keyboard.Key.__members__:
            raise OutputError(f"this system has no key '{key}'", "bind another key")
        return self._keyboard.Key[name]

    def _do(self, action: Any, argument: Any, key: str) -> None:
        try:
            action(argument)
        except (
            self._controller.InvalidKeyException,
            self._controller.InvalidCharacterException,
            OSError,
        ) as problem:
            raise OutputError(f"the desktop refuses '{key}'", "see `isyarat doctor`") from problem


def load(part: str) -> Any:
    """Import ``pynput.keyboard`` or ``pynput.mouse``, which needs a desktop to be there.

    Raises OutputError.
    """
    import importlib

    try:
        return importlib.import_module(f"pynput.{part}")
    except Exception as problem:
        # pynput fails in as many ways as there are desktops: ImportError, DisplayNameError.
        raise OutputError(
            "there is no desktop to press keys on",
            "start it from a desktop session, or use --dry-run",
        ) from problem
