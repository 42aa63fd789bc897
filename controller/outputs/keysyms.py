"""The X11 keysym of every key that a binding file can name.

Source: X11/keysymdef.h and X11/XF86keysym.h; characters follow the rule of the
X protocol's appendix A (Latin-1 as it is, the rest 0x01000000 + code point).
"""

from __future__ import annotations

XK_SHIFT = 0xFFE1

NAMED_KEYSYMS: dict[str, int] = {
    "ctrl": 0xFFE3,
    "alt": 0xFFE9,
    "shift": XK_SHIFT,
    "super": 0xFFEB,
    "left": 0xFF51,
    "up": 0xFF52,
    "right": 0xFF53,
    "down": 0xFF54,
    "home": 0xFF50,
    "end": 0xFF57,
    "page_up": 0xFF55,
    "page_down": 0xFF56,
    "enter": 0xFF0D,
    "tab": 0xFF09,
    "space": 0x20,
    "esc": 0xFF1B,
    "backspace": 0xFF08,
    "delete": 0xFFFF,
    "insert": 0xFF63,
    "caps_lock": 0xFFE5,
    "num_lock": 0xFF7F,
    "scroll_lock": 0xFF14,
    "print_screen": 0xFF61,
    "pause": 0xFF13,
    "menu": 0xFF67,
    **{f"f{n}": 0xFFBD + n for n in range(1, 25)},
    "volume_down": 0x1008FF11,
    "volume_mute": 0x1008FF12,
    "volume_up": 0x1008FF13,
    "play_pause": 0x1008FF14,
    "stop_media": 0x1008FF15,
    "previous_track": 0x1008FF16,
    "next_track": 0x1008FF17,
}

_CONTROL_CHARACTERS = {"\n": 0xFF0D, "\r": 0xFF0D, "\t": 0xFF09, "\b": 0xFF08, "\x1b": 0xFF1B}


def keysym_of(key: str) -> int | None:
    """Return the keysym of a canonical key name or of one character, None when there is none."""
    if key in NAMED_KEYSYMS:
        return NAMED_KEYSYMS[key]
    return character_keysym(key) if len(key) == 1 else None


def character_keysym(character: str) -> int | None:
    """Return the keysym that makes one character, None for a control character without a key."""
    if character in _CONTROL_CHARACTERS:
        return _CONTROL_CHARACTERS[character]
    code = ord(character)
    if 0x20 <= code <= 0x7E or 0xA0 <= code <= 0xFF:
        return code
    return 0x01000000 + code if code > 0xFF else None
