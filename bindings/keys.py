"""The names of keys in binding files, and the reading of combinations such as ``ctrl+shift+z``."""

from __future__ import annotations

from dataclasses import dataclass

MODIFIERS = ("ctrl", "alt", "shift", "super")

NAMED_KEYS = (
    *MODIFIERS,
    *("left", "right", "up", "down", "home", "end", "page_up", "page_down"),
    *("enter", "tab", "space", "esc", "backspace", "delete", "insert"),
    *("caps_lock", "num_lock", "scroll_lock", "print_screen", "pause", "menu"),
    *(f"f{n}" for n in range(1, 25)),
    *("volume_up", "volume_down", "volume_mute"),
    *("play_pause", "next_track", "previous_track", "stop_media"),
)

ALIASES = {
    "control": "ctrl",
    "option": "alt",
    "win": "super",
    "cmd": "super",
    "command": "super",
    "meta": "super",
    "return": "enter",
    "escape": "esc",
    "pageup": "page_up",
    "pgup": "page_up",
    "page up": "page_up",
    "pagedown": "page_down",
    "pgdn": "page_down",
    "page down": "page_down",
    "del": "delete",
    "ins": "insert",
    "plus": "+",
    "mute": "volume_mute",
    "play": "play_pause",
}


class KeyNameError(ValueError):
    """A key or combination that nobody knows; ``name`` is the part that was not understood."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


@dataclass(frozen=True, slots=True)
class KeyCombo:
    """Modifiers to hold, in the order written, and the key to tap.

    Every name is one of NAMED_KEYS or a single printable character.
    """

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


def parse_key(text: str) -> str:
    """Return the canonical name of one key: letter case does not matter, aliases are resolved.

    Raises KeyNameError when nobody knows the key.
    """
    name = text.strip().lower()
    name = ALIASES.get(name, name)
    if name in NAMED_KEYS or (len(name) == 1 and name.isprintable() and name != " "):
        return name
    raise KeyNameError(text, f"unknown key '{text}'")


def parse_combo(text: str) -> KeyCombo:
    """Read ``ctrl+z``, ``Right``, ``ctrl++`` (the plus key) and the like.

    Raises KeyNameError for an empty text, an unknown key, a modifier that is not one,
    or a key given twice.
    """
    *parts, last = _split(text.strip())
    if not last or "" in parts:
        raise KeyNameError(text, "a key name is missing")
    modifiers = tuple(map(parse_key, parts))
    for modifier in modifiers:
        if modifier not in MODIFIERS:
            raise KeyNameError(modifier, f"'{modifier}' is not a modifier")
    key = parse_key(last)
    if len({*modifiers, key}) <= len(modifiers):
        raise KeyNameError(text, f"'{text}' names a key twice")
    return KeyCombo(modifiers, key)


def _split(text: str) -> list[str]:
    """Split at every plus sign but the one that is itself the key, at the end."""
    if text == "+":
        return ["+"]
    if text.endswith("++"):
        return [*text[:-2].split("+"), "+"]
    return text.split("+")
