"""Linux's codes of keys and mouse buttons, and which keys make which characters on a US layout.

Source: linux/input-event-codes.h.
"""

from __future__ import annotations

from controller.outputs.base import Button

BUTTONS: dict[Button, int] = {"left": 0x110, "right": 0x111, "middle": 0x112}

SHIFT = 42
KEYS: dict[str, int] = {
    **{"ctrl": 29, "alt": 56, "shift": SHIFT, "super": 125},
    **{"left": 105, "right": 106, "up": 103, "down": 108},
    **{"home": 102, "end": 107, "page_up": 104, "page_down": 109},
    **{"enter": 28, "tab": 15, "space": 57, "esc": 1, "backspace": 14},
    **{"delete": 111, "insert": 110, "menu": 127, "print_screen": 99, "pause": 119},
    **{"caps_lock": 58, "num_lock": 69, "scroll_lock": 70},
    **{f"f{n}": 58 + n for n in range(1, 11)},
    **{"f11": 87, "f12": 88},
    **{f"f{n}": 170 + n for n in range(13, 25)},
    **{"volume_mute": 113, "volume_down": 114, "volume_up": 115},
    **{"next_track": 163, "play_pause": 164, "previous_track": 165, "stop_media": 166},
}

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
)
"""The first key's code, then what its row makes without Shift and with it."""

CHARACTERS: dict[str, tuple[int, bool]] = {
    **{
        character: (first + i, shifted)
        for first, plain, upper in _ROWS
        for shifted, row in ((False, plain), (True, upper))
        for i, character in enumerate(row)
    },
    **{" ": (57, False), "\n": (28, False), "\r": (28, False), "\t": (15, False)},
}
"""The key that makes a character, and whether Shift goes with it."""
