"""What is wrong in ``settings.toml``, in words, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bindings.problems import Problem, listing, nearest
from controller.settings_places import place_of

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def syntax_problem(complaint: str, text: str, file: str) -> Problem:
    """Return what tomllib complained of, with its place."""
    found = _PLACE.search(complaint)
    # Without a place the fault is where the text ends.
    end = (text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1)
    line, column = (int(found[1]), int(found[2])) if found else end
    message = re.sub(r"\s*\(at [^)]*\)$", "", complaint)
    return Problem(file, line, column, message[:1].lower() + message[1:])


def value_problem(model: type[BaseModel], error: ErrorDetails, text: str, file: str) -> Problem:
    """Return what pydantic found wrong with a setting of ``model``, with its place."""
    path = [str(part) for part in error["loc"]]
    line, column = place_of(path, text)
    key, table = path[-1], _table(model, path[:-1])
    if error["type"] == "extra_forbidden":
        where = f" in [{'.'.join(path[:-1])}]" if path[:-1] else ""
        suggestion = nearest(key, table.model_fields)
        return Problem(file, line, column, f"unknown setting '{key}'{where}", suggestion)
    return Problem(file, line, column, f"'{key}' is {_wanted(table, key, error)}")


def _table(model: type[BaseModel], path: Sequence[str]) -> type[BaseModel]:
    for name in path:
        inner = model.model_fields[name].annotation
        assert isinstance(inner, type)
        assert issubclass(inner, BaseModel)
        model = inner
    return model


def _wanted(table: type[BaseModel], key: str, error: ErrorDetails) -> str:
    """Return what the setting has to be."""
    match error["type"]:
        case "bool_type":
            return "true or false, without quotes"
        case "model_type":
            return f"a table: write [{key}] on a line of its own, and its settings below"
        case "literal_error":
            return listing(_choices(table, key))
        case "value_error":
            return f"wrong: {error['ctx']['error']}"
        case "string_pattern_mismatch":
            return "a name without spaces, in quotes"
        case "int_type" | "greater_than_equal" | "less_than_equal" | "float_type" | "finite_number":
            return _number(table, key)
        case _:
            return "a text in quotes, and not an empty one"


def _choices(table: type[BaseModel], key: str) -> list[str]:
    annotation: Any = table.model_fields[key].annotation
    return [f'"{choice}"' for choice in annotation.__args__]


def _number(table: type[BaseModel], key: str) -> str:
    field = table.model_fields[key]
    kind = "a whole number" if field.annotation is int else "a number"
    bounds = {
        name: getattr(rule, name)
        for rule in field.metadata
        for name in ("ge", "le")
        if hasattr(rule, name)
    }
    return f"{kind} from {bounds['ge']:g} to {bounds['le']:g}" if len(bounds) == 2 else kind
