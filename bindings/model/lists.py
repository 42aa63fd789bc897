"""One thing or a list of things, as people write it, and how long lists may be."""

from __future__ import annotations

from typing import Any

from pydantic import BeforeValidator

from bindings.model.base import mistake


def as_list(value: Any) -> Any:
    """Return ``value`` in a list, unless it is one (or missing, which the list's type reports)."""
    return value if isinstance(value, list) or value is None else [value]


def at_most(number: int) -> BeforeValidator:
    """Return what refuses longer lists and mappings before anybody looks at what is in them."""

    def check(value: Any) -> Any:
        if isinstance(value, (list, dict)) and len(value) > number:
            what = "list" if isinstance(value, list) else "mapping"
            raise mistake(f"the {what} is too long: at most {number}")
        return value

    return BeforeValidator(check)
