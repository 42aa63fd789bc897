"""YAML's complaints in words that say what to do, the same from both of PyYAML's parsers."""

from __future__ import annotations

import yaml

from bindings.problems import Problem

_INDENTATION = "the indentation does not fit the lines above"
_MISPLACED_COLON = "a ':' cannot stand here: quote the text, or start a new line"
_MISPLACED_DASH = "a '- ' cannot stand here: start a new line"
_ESCAPE = "'\\' and what follows is no escape: use single quotes for plain text"
_TAG = "a text cannot start with '!': quote it"
_BLOCK = "after '|' or '>' the text starts on the next line: quote it if it is text"
_TAB = "a tab cannot indent: use spaces"

# Beginnings of PyYAML's and libyaml's messages, the first that fits counts.
_MESSAGES = {
    "mapping values are not allowed": _MISPLACED_COLON,
    "block sequence entries are not allowed": _MISPLACED_DASH,
    "sequence entries are not allowed": _MISPLACED_DASH,
    "found a tab character": _TAB,
    "could not find expected ':'": "a ':' is missing after the key",
    "found unknown escape character": _ESCAPE,
    "hexdecimal": _ESCAPE,
    "escape sequence": _ESCAPE,
    "whitespace or line break": _TAG,
    "' '": _TAG,
    "URI": _TAG,
    "comment or line break": _BLOCK,
    "chomping or indentation": _BLOCK,
    "alphabetic or numeric character": "a text cannot start with '*' or '&': quote it",
    "<document start>": "this does not belong to what stands above",
    "key": _INDENTATION,
    "'-' indicator": _INDENTATION,
    "<block end>": _INDENTATION,
}
_EXPECTATIONS = ("did not find expected ", "expected ")


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Return the problem behind a syntax error in ``text``."""
    complaint = " ".join((error.problem or "").split())
    opening = _opening(complaint)
    mark = error.context_mark if opening else None
    mark = mark or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    message = opening or _message(complaint, _character(text, line, column))
    return Problem(file, line + 1, column + 1, message)


def _opening(complaint: str) -> str | None:
    """Return what to say of something that was opened and not closed: its start is the place."""
    if complaint.startswith("found unexpected end of stream"):
        return "this quote is not closed"
    if "expected ',' or" in complaint:
        bracket = "[" if "']'" in complaint else "{"
        return f"this '{bracket}' is not closed, or a ',' is missing"
    return None


def _message(complaint: str, character: str) -> str:
    wanted = complaint
    for beginning in _EXPECTATIONS:
        wanted = wanted.removeprefix(beginning)
    wanted = wanted.replace("'<document start>'", "<document start>")
    for beginning, message in _MESSAGES.items():
        if wanted.startswith(beginning):
            return message
    if complaint.startswith("found character") or "node content" in wanted:
        return _TAB if character == "\t" else f"a text cannot start with '{character}': quote it"
    return f"not valid YAML: {complaint}"


def _character(text: str, line: int, column: int) -> str:
    rows = text.splitlines()
    return rows[line][column : column + 1] if line < len(rows) else ""
