"""Key combinations in the JSON Schema: what an editor completes and what it refuses."""

from __future__ import annotations

from typing import Any

from bindings.keys import ALIASES, MODIFIERS, NAMED_KEYS

_WORDS = (*NAMED_KEYS, *ALIASES)


def combination_schema() -> dict[str, Any]:
    """Return the schema of a combination: names to choose from, or a pattern for all the rest."""
    modifiers = _any_case((*MODIFIERS, *(a for a in ALIASES if ALIASES[a] in MODIFIERS)))
    pattern = rf"^\s*((?:{modifiers})\s*\+\s*)*(?:{_any_case(_WORDS)}|\S)\s*$"
    return {
        "anyOf": [
            {"enum": [_title(name) for name in NAMED_KEYS]},
            {"type": "string", "pattern": pattern},
            {"type": "integer", "minimum": 0, "maximum": 9},
        ],
        "examples": ["Right", "ctrl+z", "volume_up"],
    }


def _title(name: str) -> str:
    """Return a key's name as people write it in a profile."""
    return name.capitalize() if name.isalpha() or name[1:].isdigit() else name


def _any_case(names: tuple[str, ...]) -> str:
    """Return a pattern for any of the names in any letter case: JSON Schema knows no flag."""
    return "|".join("".join(map(_letter, name)) for name in sorted(names, key=len, reverse=True))


def _letter(letter: str) -> str:
    return f"[{letter.upper()}{letter}]" if letter.isalpha() else letter
