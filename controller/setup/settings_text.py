"""Changing settings in the text of a ``settings.toml`` without touching the rest of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import tomlkit

Value = str | bool


def change_settings(text: str, changes: Mapping[str, Value]) -> str:
    """Return the text with other values of settings outside all tables.

    One that is there is changed in its place; one that stands there as a comment (as in a fresh
    file) is put in force there; any other is added at the top. Comments and whatever else is
    there stay. Raises ValueError for a text that is no TOML.
    """
    for name, value in changes.items():
        text = _change(text, name, value)
    return text


def _change(text: str, name: str, value: Value) -> str:
    document = tomlkit.parse(text)
    if name in document:
        document[name] = value
        return tomlkit.dumps(document)
    uncommented = _uncomment(text, name, value)
    if uncommented is not None and _is_right(text, uncommented, name, value):
        return uncommented
    return _add(text, name, value)


def _uncomment(text: str, name: str, value: Value) -> str | None:
    top = re.split(r"^[ \t]*#?[ \t]*\[", text, maxsplit=1, flags=re.MULTILINE)[0]
    pattern = rf'^#[ \t]*{name}[ \t]*=[ \t]*("[^"\n]*"|[^\s#]+)([ \t]*)(#[^\r\n]*)?'
    found = re.search(pattern, top, re.MULTILINE)
    if found is None:
        return None
    line = _line(name, value)
    if found[3]:
        # The remark stays in its column where there is room.
        line = line.ljust(found.start(3) - found.start() - 2) + "  " + found[3]
    return text[: found.start()] + line + text[found.end() :]


def _is_right(before: str, after: str, name: str, value: Value) -> bool:
    try:
        return tomllib.loads(after) == tomllib.loads(before) | {name: value}
    except tomllib.TOMLDecodeError:
        return False


def _add(text: str, name: str, value: Value) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    # Below the remark at the top of the file, if it is one of its own.
    head = re.match(r"(?:#[^\n]*\n)+(?=\r?\n)", text)
    at = head.end() if head else 0
    gap = newline if head else ""
    return text[:at] + gap + _line(name, value) + newline + text[at:]


def _line(name: str, value: Value) -> str:
    return f"{name} = {tomlkit.item(value).as_string()}"
