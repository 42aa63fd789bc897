"""Tables of figures, for the terminal and for a page alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: text in columns, the first to the left, the others to the right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def percent(value: float | None) -> str:
    """Return ``98.4 %``, or ``-`` for what cannot be said."""
    return "-" if value is None else f"{value * 100:.1f} %"
