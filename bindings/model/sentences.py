"""What pydantic itself finds wrong with a value, in the user's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from bindings.model.values import kind_of
from bindings.problems import Suggest, listing


def sentence(details: ErrorDetails, suggest: Suggest) -> tuple[str, str | None]:
    """Return message and suggestion for the errors that pydantic itself finds."""
    found, context = details["input"], details.get("ctx", {})
    if details["type"] == "literal_error":
        options = _options(str(context["expected"]))
        quoted = listing([f"'{option}'" for option in options])
        return f"expected {quoted}, found {kind_of(found)}", suggest(str(found), options)
    make = _SENTENCES.get(details["type"])
    return (make(found, context) if make else details["msg"]), None


def _options(expected: str) -> list[str]:
    return [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]


Sentence = Callable[[Any, Mapping[str, Any]], str]


def _expected(what: str) -> Sentence:
    return lambda found, _context: f"expected {what}, found {kind_of(found)}"


def _too_short(found: Any, context: Mapping[str, Any]) -> str:
    least = context["min_length"]
    return f"the {_what(found)} " + (
        "is empty" if least == 1 else f"is too short: at least {least}"
    )


def _too_long(found: Any, context: Mapping[str, Any]) -> str:
    return f"the {_what(found)} is too long: at most {context['max_length']}"


def _what(found: Any) -> str:
    if isinstance(found, dict):
        return "mapping"
    return "text" if isinstance(found, str) else "list"


_SENTENCES: Mapping[str, Sentence] = {
    **dict.fromkeys(
        ("model_type", "model_attributes_type", "dict_type"), _expected("a mapping (key: value)")
    ),
    "none_required": lambda found, _context: "this action takes no argument: write its name alone",
    **dict.fromkeys(("tuple_type", "list_type"), _expected("a list")),
    "string_type": _expected("text"),
    **dict.fromkeys(("float_parsing", "float_type", "finite_number"), _expected("a number")),
    "string_pattern_mismatch": _expected("up, down, left or right and a count, such as 'down 3'"),
    "less_than_equal": lambda found, context: f"{found} is more than {context['le']:g}",
    "greater_than_equal": lambda found, context: f"{found} is less than {context['ge']:g}",
    **dict.fromkeys(("too_short", "string_too_short"), _too_short),
    **dict.fromkeys(("too_long", "string_too_long"), _too_long),
}
