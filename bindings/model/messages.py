"""From pydantic's errors to sentences about the place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bindings.actions import ACTIONS
from bindings.model.base import MISTAKE, Model
from bindings.model.profile import (
    BindingModel,
    Clutch,
    Defaults,
    Exclusion,
    Held,
    ProfileModel,
    When,
)
from bindings.model.triggers import GestureTrigger, SequenceTrigger
from bindings.model.values import kind_of
from bindings.problems import Problem, listing, nearest
from bindings.yaml_nodes import Node

_MODELS: Mapping[str, type[Model]] = {
    "": ProfileModel,
    "defaults": Defaults,
    "clutch": Clutch,
    "arm": Held,
    "disarm": Held,
    "bindings": BindingModel,
    "when": When,
    "not": Exclusion,
    "<gesture>": GestureTrigger,
    "<sequence>": SequenceTrigger,
    **{f"<{name}>": action for name, action in ACTIONS.items()},
}
"""Which model the last word of an error's path stands for."""

_HOMES = {
    "bindings": "the binding",
    "<gesture>": "'on'",
    "<sequence>": "'on'",
    "when": "'when'",
    "clutch": "'clutch'",
    "arm": "'arm'",
    "": "the top level",
}
"""Where to send a setting that stands in the wrong place, in the order to look."""

_NOT_YET = ("modes", "include", "extends", "with", "distance", "mode")
_CONFUSIONS = {
    **dict.fromkeys(("action", "actions", "then"), "do"),
    **dict.fromkeys(("trigger", "gesture", "event"), "on"),
    **dict.fromkeys(("hold", "delay", "held"), "after"),
    **dict.fromkeys(("app", "application", "window"), "apps"),
    **dict.fromkeys(("confidence", "threshold"), "min_confidence"),
    **dict.fromkeys(("if", "only"), "when"),
    "every": "repeat",
    "timeout": "within",
}

Path = tuple[str | int, ...]


def problems_of(error: ValidationError, root: Node, file: str) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's errors; ``root`` is what was validated."""
    for details in error.errors(include_url=False):
        if not _is_echo(details):
            yield _problem(details, root, file)


def _is_echo(details: ErrorDetails) -> bool:
    """Tell whether a list is called too short only because its entries have errors of their own."""
    found, context = details["input"], details.get("ctx", {})
    is_list = details["type"] == "too_short" and isinstance(found, list)
    return is_list and len(found) >= context["min_length"]


def _problem(details: ErrorDetails, root: Node, file: str) -> Problem:
    kind, path, context = details["type"], details["loc"], details.get("ctx", {})
    if kind == MISTAKE and details["input"] is not None:
        place = root.place((*path, *context["at"]), on_key=context["on_key"])
        return Problem(file, *place, context["message"], context["suggestion"])
    if kind == "missing":
        return Problem(file, *root.place(path[:-1]), f"'{path[-1]}' is missing")
    if kind == "extra_forbidden":
        place = root.place(path, on_key=True)
        return Problem(file, *place, *_unknown_setting(path))
    if details["input"] is None:
        return Problem(file, *root.place(path, on_key=True), _empty(path))
    return Problem(file, *root.place(path), *_other(details))


def _unknown_setting(path: Path) -> tuple[str, str | None]:
    word = str(path[-1])
    owner = next((str(step) for step in reversed(path[:-1]) if isinstance(step, str)), "")
    if word in _NOT_YET:
        return f"'{word}' is not available yet", None
    known = _settings(_MODELS[owner])
    meant = _CONFUSIONS.get(word, word)
    if meant in known:
        return f"unknown setting '{word}'", meant
    suggestion = nearest(word, known)
    home = None if suggestion else _home(meant)
    if home is None:
        return f"unknown setting '{word}'", suggestion
    if meant == word:
        return f"'{word}' does not belong here but under {home}", None
    return f"unknown setting '{word}': write '{meant}' under {home}", None


def _home(setting: str) -> str | None:
    """Return where a setting belongs, if anywhere."""
    for owner, name in _HOMES.items():
        if setting in _settings(_MODELS[owner]):
            return name
    return None


def _settings(model: type[Model]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _empty(path: Path) -> str:
    words = [step for step in path if isinstance(step, str) and not step.startswith("<")]
    where = f" after '{words[-1]}:'" if words and path[-1] == words[-1] else ""
    return f"a value is missing{where}"


def _other(details: ErrorDetails) -> tuple[str, str | None]:
    """Return message and suggestion for the errors that pydantic itself finds."""
    found, context = details["input"], details.get("ctx", {})
    if details["type"] == "literal_error":
        options = _options(str(context["expected"]))
        quoted = listing([f"'{option}'" for option in options])
        return f"expected {quoted}, found {kind_of(found)}", nearest(str(found), options)
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
    return "text" if isinstance(found, str) else "list"


_SENTENCES: Mapping[str, Sentence] = {
    **dict.fromkeys(("model_type", "model_attributes_type"), _expected("a mapping (key: value)")),
    **dict.fromkeys(("tuple_type", "list_type"), _expected("a list")),
    "string_type": _expected("text"),
    **dict.fromkeys(("float_parsing", "float_type", "finite_number"), _expected("a number")),
    "string_pattern_mismatch": _expected("up, down, left or right and a count, such as 'down 3'"),
    "less_than_equal": lambda found, context: f"{found} is more than {context['le']:g}",
    "greater_than_equal": lambda found, context: f"{found} is less than {context['ge']:g}",
    **dict.fromkeys(("too_short", "string_too_short"), _too_short),
    **dict.fromkeys(("too_long", "string_too_long"), _too_long),
}
