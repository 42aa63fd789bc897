"""One thing or a list of things, as people write it."""

from __future__ import annotations

from typing import Any


def as_list(value: Any) -> Any:
    """Return ``value`` in a list, unless it is one (or missing, which the list's type reports)."""
    return value if isinstance(value, list) or value is None else [value]
