"""Where in a TOML text a setting stands; tomllib does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_HEADER = re.compile(rf"\s*\[+\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*\]")
_KEY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=\s*(\{{)?")
_WORD = re.compile(_NAME)

Place = tuple[int, int]
"""Line and column, from 1."""


def place_of(path: Sequence[str], text: str) -> Place:
    """Return where the last name of ``path`` is written, or the table around it."""
    places = dict(_names(text))
    for length in range(len(path), 0, -1):
        if (place := places.get(tuple(path[:length]))) is not None:
            return place
    return 1, 1


def _names(text: str) -> Iterator[tuple[tuple[str, ...], Place]]:
    """Yield each table and setting with its place; a later one of the same name comes later."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            yield from _words(header, number, ())
            table = _path(header)
        elif key := _KEY.match(line):
            yield from _words(key, number, table)
            if key[2]:
                yield from _inline(line, number, key.end(), (*table, *_path(key)))


def _inline(
    line: str, number: int, start: int, table: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Place]]:
    for key in re.finditer(rf"({_NAME})\s*=", line[start:]):
        yield (*table, key[1].strip("\"'")), (number, start + key.start(1) + 1)


def _words(
    found: re.Match[str], number: int, table: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Place]]:
    """Yield ``a``, ``a.b``, ... of the dotted name ``a.b`` with the place of its last word."""
    for word in _WORD.finditer(found[1]):
        table = (*table, word[0].strip("\"'"))
        yield table, (number, found.start(1) + word.start() + 1)


def _path(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(word[0].strip("\"'") for word in _WORD.finditer(found[1]))
