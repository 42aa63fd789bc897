"""A keyboard of our own in the kernel. It has keys, not symbols: a US layout is assumed."""

from __future__ import annotations

from controller.errors import OutputError
from controller.outputs.evdev_codes import CHARACTERS, KEYS, SHIFT
from controller.outputs.uinput import EV_KEY, Device, Event, Kernel

_UP, _DOWN = 0, 1


class UinputKeyboard:
    """A KeyOutput. Named keys are right on every layout, characters on a US one only."""

    def __init__(self, kernel: Kernel | None = None) -> None:
        """Make the keyboard. Raises OutputError when the system refuses."""
        codes = {*KEYS.values(), *(code for code, _ in CHARACTERS.values())}
        self._device = Device("Isyarat keyboard", {EV_KEY: sorted(codes)}, kernel)
        self._down: dict[str, tuple[int, bool]] = {}

    def press(self, key: str) -> None:
        code, shifted = _stroke(key)
        shifted = shifted and "shift" not in self._down
        self._down[key] = code, shifted
        self._device.send(*_downs(code, shifted))

    def release(self, key: str) -> None:
        if key in self._down:
            self._device.send(*_ups(*self._down.pop(key)))

    def type(self, text: str) -> None:
        """Type text of printable ASCII. Raises OutputError, before the first key, for other."""
        text = text.replace("\r\n", "\n")
        if foreign := sorted(set(text) - CHARACTERS.keys()):
            raise OutputError(
                f"through /dev/uinput no key makes {' '.join(map(repr, foreign))}",
                "a desktop with the RemoteDesktop portal, or an X11 session, types all text",
            )
        for character in text:
            self._device.send(*_downs(*CHARACTERS[character]))
            self._device.send(*_ups(*CHARACTERS[character]))

    def close(self) -> None:
        self._device.close()


def _stroke(key: str) -> tuple[int, bool]:
    if key in KEYS:
        return KEYS[key], False
    if key in CHARACTERS:
        return CHARACTERS[key]
    raise OutputError(f"through /dev/uinput no key makes '{key}'", "bind another key")


def _downs(code: int, shifted: bool) -> list[Event]:
    shift = [(EV_KEY, SHIFT, _DOWN)] if shifted else []
    return [*shift, (EV_KEY, code, _DOWN)]


def _ups(code: int, shifted: bool) -> list[Event]:
    shift = [(EV_KEY, SHIFT, _UP)] if shifted else []
    return [(EV_KEY, code, _UP), *shift]
