"""From pydantic's errors to sentences about the place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bindings.actions import ACTIONS, ModeSwitch
from bindings.model.base import MISTAKE, Model
from bindings.model.conditions import Exclusion, When
from bindings.model.profile import BindingModel, Clutch, Defaults, Held, Mode, ProfileModel
from bindings.model.ranges import DistanceRange
from bindings.model.sentences import sentence
from bindings.model.triggers import KINDS
from bindings.problems import MANY, Problem, Suggest, Suggestions
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
    "modes": Mode,
    "distance": DistanceRange,
    "set_mode": ModeSwitch,
    **{f"<{kind}>": trigger for kind, trigger in KINDS.items()},
    **{f"<{name}>": action for name, action in ACTIONS.items()},
}
"""Which model the last word of an error's path stands for."""

_HOMES = {
    "bindings": "the binding",
    "<gesture>": "'on'",
    "<sequence>": "'on'",
    "when": "'when'",
    "clutch": "'clutch'",
    "distance": "'distance'",
    "set_mode": "'set_mode'",
    "arm": "'arm'",
    "": "the top level",
}
"""Where to send a setting that stands in the wrong place, in the order to look."""

_CONFUSIONS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("action", "actions", "then"), ("do",)),
    **dict.fromkeys(("trigger", "gesture", "event"), ("on",)),
    **dict.fromkeys(("hold", "delay", "held"), ("after",)),
    **dict.fromkeys(("app", "application", "window"), ("apps",)),
    **dict.fromkeys(("confidence", "threshold"), ("min_confidence",)),
    **dict.fromkeys(("if", "only"), ("when",)),
    **dict.fromkeys(("imports", "import", "includes"), ("include",)),
    **dict.fromkeys(("extend", "base", "parent"), ("extends",)),
    **dict.fromkeys(("and", "together", "chord"), ("with",)),
    **dict.fromkeys(("layers", "layer"), ("modes", "mode")),
    "mode": ("mode", "modes"),
    "every": ("repeat",),
    "timeout": ("for", "within"),
    "near": ("max",),
    "far": ("min",),
}
"""What people write instead of a setting, the likeliest first."""

_NOT_HERE = ("allow_commands", "allow_outside")

Path = tuple[str | int, ...]


def problems_of(error: ValidationError, root: Node, file: str) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's errors, up to MANY; ``root`` is what was validated."""
    suggest = Suggestions().nearest
    for details in error.errors(include_url=False)[:MANY]:
        if not _is_echo(details):
            yield _problem(details, root, file, suggest)


def _is_echo(details: ErrorDetails) -> bool:
    """Tell whether a list is called too short only because its entries have errors of their own."""
    found, context = details["input"], details.get("ctx", {})
    is_list = details["type"] == "too_short" and isinstance(found, list)
    return is_list and len(found) >= context["min_length"]


def _problem(details: ErrorDetails, root: Node, file: str, suggest: Suggest) -> Problem:
    kind, path, context = details["type"], details["loc"], details.get("ctx", {})
    is_key = path[-1:] == ("[key]",)
    if kind == MISTAKE and details["input"] is not None:
        place = root.place((*path, *context["at"]), on_key=context["on_key"] or is_key)
        suggestion = suggest(context["word"], context["known"])
        return Problem(file, *place, context["message"], suggestion)
    if kind == "missing":
        return Problem(file, *root.place(path[:-1]), f"'{path[-1]}' is missing")
    if kind == "extra_forbidden":
        place = root.place(path, on_key=True)
        return Problem(file, *place, *_unknown_setting(path, suggest))
    if details["input"] is None:
        return Problem(file, *root.place(path, on_key=True), _empty(path))
    return Problem(file, *root.place(path), *sentence(details, suggest))


def _unknown_setting(path: Path, suggest: Suggest) -> tuple[str, str | None]:
    word = str(path[-1])
    if word in _NOT_HERE:
        return f"'{word}' belongs into settings.toml: no profile can allow it", None
    owner = _owner(path[:-1])
    known = _settings(_MODELS[owner])
    kind = owner.strip("<>")
    if kind in KINDS and any(word in _settings(trigger) for trigger in KINDS.values()):
        return f"'{word}' does not go with '{kind}'", None
    meanings = _CONFUSIONS.get(word, (word,))
    meant = next((meaning for meaning in meanings if meaning in known), None)
    suggestion = meant or suggest(word, [*known, *(KINDS if kind in KINDS else ())])
    if suggestion is not None:
        return f"unknown setting '{word}'", suggestion
    return _elsewhere(word, meanings), None


def _elsewhere(word: str, meanings: Iterable[str]) -> str:
    """Return what to say of a setting that stands in the wrong place, or is none at all."""
    for meant in meanings:
        home = _home(meant)
        if home is not None and meant == word:
            return f"'{word}' does not belong here but under {home}"
        if home is not None:
            return f"unknown setting '{word}': write '{meant}' under {home}"
    return f"unknown setting '{word}'"


def _owner(path: Path) -> str:
    """Return which of the models a path leads to; the names of modes are the user's own."""
    if path[:1] == ("modes",):
        path = path[2:] or path[:1]
        path = path if len(path) > 1 or path == ("bindings",) else ("modes",)
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


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
