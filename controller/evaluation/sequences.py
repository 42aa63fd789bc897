"""How alike two sequences of names are."""

from __future__ import annotations

from collections.abc import Sequence


def levenshtein(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the fewest insertions, deletions and replacements that turn a into b."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            diagonal, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, diagonal + (left != right)),
            )
    return row[-1]


def levenshtein_accuracy(distance: int, length: int) -> float | None:
    """Return 1 - distance / length of the truth; None for a truth without events.

    Köpüklü et al. 2019, "Real-time hand gesture detection and classification". Negative when
    more is wrong than was there to find.
    """
    return 1 - distance / length if length else None
