"""A clutch put into the text of a profile, or taken out of it, its comments kept."""

from __future__ import annotations

import re

_CLUTCH = """
# Nothing acts until you hold up an open hand for a moment. It sleeps again when you have not
# used it for a while.
clutch:
  arm: {gesture: palm, hold: 600ms}
  disarm_after: 15s
"""
_VERSION = re.compile(r"^version:[^\n]*\n", re.MULTILINE)
_OWN_CLUTCH = re.compile(r"^clutch:[^\n]*\n(?:[ \t]+[^\n]*\n|[ \t]*\n(?=[ \t]+\S))*", re.MULTILINE)


def add_clutch(text: str) -> str:
    """Return the profile with a clutch. Raises ValueError where there is no place for it."""
    version = _VERSION.search(text if text.endswith("\n") else text + "\n")
    if version is None or _OWN_CLUTCH.search(text):
        raise ValueError("there is no line 'version: 1' to put it below")
    return text[: version.end()] + _CLUTCH + text[version.end() :]


def remove_clutch(text: str) -> str:
    """Return the profile without its clutch. Raises ValueError where it has none of its own."""
    without, removed = _OWN_CLUTCH.subn("", text.replace(_CLUTCH, ""))
    if not removed and _CLUTCH not in text:
        raise ValueError("it has no clutch of its own")
    return without
