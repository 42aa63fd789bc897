"""Patterns for names of applications: a name, a glob, or ``re:`` and a regular expression.

Patterns come from other people's files, so no pattern may take long on any name. A backtracking
matcher's work is bounded by the number of ways in which a pattern can be laid over a name;
patterns with too many of them are refused.
"""

from __future__ import annotations

import fnmatch
import math
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from typing import Any

LONGEST_PATTERN = 200
LONGEST_NAME = 100
"""Names of applications are cut at this length before they are compared."""

_MOST_WAYS = 500_000
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")

_parser: Any = import_module("re._parser")


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the pattern, to be matched in full; letter case does not matter.

    Raises ValueError for a regular expression that is invalid or could take long.
    """
    if not pattern.startswith("re:"):
        return re.compile(fnmatch.translate(pattern), re.IGNORECASE)
    expression = pattern.removeprefix("re:")
    try:
        parsed = _parser.parse(expression, re.IGNORECASE)
        ways = _ways(parsed, inside_repeat=False)
        if ways > _MOST_WAYS:
            raise _SlowError
        return re.compile(expression, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"invalid regular expression '{pattern}': {error}") from None
    except _SlowError:
        raise ValueError(
            f"the regular expression '{pattern}' could take too long: use fewer '*' and '+', "
            "and no choice within a repetition"
        ) from None


def matches(pattern: str, name: str) -> bool:
    """Tell whether a pattern that ``compile_pattern`` accepts fits the whole name."""
    return compile_pattern(pattern).fullmatch(name[:LONGEST_NAME]) is not None


class _SlowError(Exception):
    """A pattern with too many ways to match."""


def _ways(items: Iterable[tuple[Any, Any]], *, inside_repeat: bool) -> float:
    """Return in how many ways parsed items can be laid over a name of the greatest length."""
    ways, open_ended = 1.0, 0
    for operator, argument in items:
        if str(operator) in _REPEATS:
            least, most, repeated = argument
            inner = _ways(repeated, inside_repeat=inside_repeat or most > 1)
            choices = min(most, LONGEST_NAME) - min(least, LONGEST_NAME) + 1
            if inside_repeat and choices > 1:
                raise _SlowError
            if choices > LONGEST_NAME // 2:
                open_ended += 1
            else:
                ways *= choices
            ways *= inner
        else:
            for branch in _branches(argument):
                ways *= max(1.0, _ways(branch, inside_repeat=inside_repeat))
            if str(operator) == "BRANCH":
                if inside_repeat:
                    raise _SlowError
                ways *= len(argument[1])
    return ways * math.comb(LONGEST_NAME + open_ended, open_ended)


def _branches(argument: Any) -> Iterable[Any]:
    """Yield the patterns within an operator's argument."""
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, (tuple, list)):
        for part in argument:
            yield from _branches(part)
