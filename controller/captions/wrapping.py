"""Breaking a caption into lines where its meaning allows it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]
"""Returns the width of a text on one line, in any unit."""

_LINE = 1000.0
"""Cost of a line: few lines come before everything else."""
_JOINER = "\u200d"
_AFTER_SENTENCE, _AFTER_CLAUSE, _AFTER_WORD, _AFTER_LEADING = 0.0, 0.1, 0.3, 0.8
_LEADING = frozenset(
    [
        "di",
        "ke",
        "dari",
        "pada",
        "untuk",
        "dengan",
        "oleh",
        "dan",
        "atau",
        "yang",
        "tidak",
        "akan",
        "sudah",
        "belum",
        "sangat",
        "para",
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "by",
        "and",
        "or",
        "not",
        "very",
        "my",
        "your",
        "his",
        "her",
        "our",
        "their",
    ]
)
"""Words that belong to the next one: a line shall not end with them."""


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """Return the lines of ``text``: as few as possible, evenly filled, broken at good places.

    A word wider than a line is cut between characters; a line end in the text stays one.
    """
    return [line for part in text.split("\n") for line in _wrap_part(part, width, measure)]


def _wrap_part(text: str, width: float, measure: Measure) -> list[str]:
    words = [piece for word in text.split() for piece in _pieces(word, width, measure)]
    if not words:
        return []
    # best[n]: the least cost of the first n words, and where their last line begins.
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        best.append(min(_last_lines(words, end, best, width, measure)))
    return list(reversed([*_unrolled(words, best)]))


def _last_lines(
    words: list[str], end: int, best: list[tuple[float, int]], width: float, measure: Measure
) -> Iterator[tuple[float, int]]:
    """Yield cost and beginning of each line that may end before word ``end``."""
    for begin in range(end - 1, -1, -1):
        used = measure(" ".join(words[begin:end]))
        if used > width and begin < end - 1:
            return
        slack = max(0.0, 1.0 - used / width)
        ends_text = end == len(words)
        cost = 0.0 if ends_text else _break_cost(words[end - 1])
        yield best[begin][0] + _LINE + slack**2 + cost, begin


def _unrolled(words: list[str], best: list[tuple[float, int]]) -> Iterator[str]:
    end = len(words)
    while end:
        begin = best[end][1]
        yield " ".join(words[begin:end])
        end = begin


def _break_cost(word: str) -> float:
    if word[-1] in ".!?…؟。":
        return _AFTER_SENTENCE
    if word[-1] in ",;:،؛、–—":
        return _AFTER_CLAUSE
    return _AFTER_LEADING if word.lower() in _LEADING else _AFTER_WORD


def _pieces(word: str, width: float, measure: Measure) -> Iterator[str]:
    """Yield the word, in pieces that fit a line each when it does not."""
    if measure(word) <= width:
        yield word
        return
    piece = ""
    for cluster in _clusters(word):
        if piece and measure(piece + cluster) > width:
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _clusters(word: str) -> Iterator[str]:
    """Yield each character with the marks and joined characters that follow it."""
    cluster = ""
    for character in word:
        follows = unicodedata.category(character).startswith("M") or character == _JOINER
        if cluster and not follows and cluster[-1] != _JOINER:
            yield cluster
            cluster = ""
        cluster += character
    yield cluster
