"""What is wrong with a profile, and where."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 200
_LONGEST_WORD = 80
_SHOWN = 100

MANY = 1000
"""After so many problems in a file nobody looks for more."""


Suggest = Callable[[str | None, Iterable[str]], str | None]
"""Finds the known word that a word was probably meant to be."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. Line and column count from 1, in characters; None where there is no place."""

    file: str
    line: int | None
    column: int | None
    message: str
    suggestion: str | None = None

    @property
    def where(self) -> str:
        """File, line and column: ``bindings.yaml:12:7``."""
        return self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"

    @property
    def summary(self) -> str:
        """The message on one line."""
        return _one_line(self.message)

    def __str__(self) -> str:
        """One line: ``bindings.yaml:12:7: unknown gesture 'plam' (did you mean 'palm'?)``."""
        hint = f" (did you mean '{self.suggestion}'?)" if self.suggestion else ""
        return f"{self.where}: {self.summary}{hint}"


def _one_line(text: str) -> str:
    """Messages quote what the user wrote: that may be long and have line ends."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


class ProfileError(ValueError):
    """A profile that cannot be used: every problem found, in the file's order.

    As text: one line each, of very many only the first. ``sources`` has the text of each file.
    """

    def __init__(
        self, problems: Iterable[Problem], sources: Mapping[str, str] | None = None
    ) -> None:
        self.problems: tuple[Problem, ...] = in_order(problems)
        self.sources: Mapping[str, str] = sources or {}
        super().__init__("\n".join(self._lines()))

    def _lines(self) -> Iterator[str]:
        yield from map(str, self.problems[:_SHOWN])
        more = len(self.problems) - _SHOWN
        if more > 0:
            yield f"{self.problems[0].file}: and {more} more"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place, file by file; the same words about the same place are said once."""
    unique = dict.fromkeys(problems)
    files = {problem.file: number for number, problem in reversed([*enumerate(unique)])}
    return tuple(sorted(unique, key=lambda one: (files[one.file], one.line or 0, one.column or 0)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` was probably meant to be, if any comes near."""
    return _nearest(word.strip().lower()[:_LONGEST_WORD], tuple(known))


class Suggestions:
    """Finds nearest words, up to ``most`` times: a file full of mistakes needs no more."""

    def __init__(self, most: int = 500) -> None:
        self._left = most

    def nearest(self, word: str | None, known: Iterable[str]) -> str | None:
        """Return the known word that ``word`` was probably meant to be, if any comes near."""
        if word is None or self._left <= 0:
            return None
        self._left -= 1
        return nearest(word, known)


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    spelled = {option.lower(): option for option in known}
    found = difflib.get_close_matches(word, spelled, n=1, cutoff=0.6)
    return spelled[found[0]] if found else None


def listing(words: Sequence[str]) -> str:
    """Return ``a, b or c``."""
    *head, last = words
    return f"{', '.join(head)} or {last}" if head else last
