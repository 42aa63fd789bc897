"""Problems as people see them: the message, the line, a caret under the place, the suggestion."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bindings.problems import Problem, ProfileError

_WIDTH = 100
"""Of longer lines the part around the place is shown."""

_BOLD, _RED, _YELLOW, _CYAN, _PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[0m"
_WORD = re.compile(r"[\w.+-]+")


def render(problem: Problem, source: str | None, colour: bool, *, warning: bool = False) -> str:
    """Return the lines that show a problem; ``source`` is the text of its file, if there is one.

    colour: for a terminal. The result has no line end at its end.
    """
    return "\n".join(_lines(problem, source, _Paint(colour), warning))


def render_all(error: ProfileError, colour: bool, most: int = 100) -> str:
    """Return all problems of an error, or the first ``most``, with an empty line between them."""
    shown = [
        render(problem, error.sources.get(problem.file), colour)
        for problem in error.problems[:most]
    ]
    more = len(error.problems) - most
    if more > 0:
        shown.append(f"... and {more} more")
    return "\n\n".join(shown)


class _Paint:
    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, style: str, text: str) -> str:
        return f"{style}{text}{_PLAIN}" if self._colour and text else text


def _lines(problem: Problem, source: str | None, paint: _Paint, warning: bool) -> Iterator[str]:
    kind = paint(_YELLOW, "warning: ") if warning else ""
    message = paint(_BOLD if warning else _BOLD + _RED, _printable(problem.summary))
    yield f"{paint(_BOLD, _printable(problem.where))}: {kind}{message}"
    line = _source_line(problem, source)
    if line is not None and problem.column is not None:
        text, start, length = _excerpt(line, problem.column - 1)
        margin = f"{problem.line:>5} | "
        yield f"{paint(_CYAN, margin)}{text}"
        bar = paint(_CYAN, " " * (len(margin) - 2) + "| ")
        yield f"{bar}{' ' * start}{paint(_RED, '^' * length)}"
    if problem.suggestion is not None:
        yield paint(_CYAN, f"      = did you mean '{_printable(problem.suggestion)}'?")


def _source_line(problem: Problem, source: str | None) -> str | None:
    if source is None or problem.line is None:
        return None
    lines = _split(source)
    return lines[problem.line - 1] if problem.line <= len(lines) else None


@lru_cache(maxsize=4)
def _split(source: str) -> tuple[str, ...]:
    """Return the lines as YAML counts them."""
    return tuple(re.split("\r\n|[\n\r\x85\u2028\u2029]", source))


def _excerpt(line: str, column: int) -> tuple[str, int, int]:
    """Return the part of a line to show, and where in it the carets begin, and their number."""
    column = min(column, len(line))
    word = _WORD.match(line, column)
    end = word.end() if word else column + 1
    first = max(0, column - _WIDTH // 2) if len(line) > _WIDTH else 0
    last = first + _WIDTH
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    before = _printable(line[first:column])
    marked = _printable(line[column : min(end, last)])
    after = _printable(line[min(end, last) : last])
    return (
        f"{head}{before}{marked}{after}{tail}",
        len(head) + _columns(before),
        max(1, _columns(marked)),
    )


def _printable(text: str) -> str:
    """Replace what would move the cursor or the caret."""
    return "".join(letter if letter.isprintable() else _stand_in(letter) for letter in text)


def _stand_in(letter: str) -> str:
    return " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}"


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
