"""From text to a profile, or to every problem in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bindings.checks import Finding, Level, check_binding, check_together
from bindings.model.messages import problems_of
from bindings.model.profile import BindingModel, ProfileModel
from bindings.problems import Problem, ProfileError, in_order
from bindings.profile import Profile, Rule, make_rule
from bindings.shadowing import shadowed
from bindings.yaml_positions import Document, read_document

_BINDING = TypeAdapter(BindingModel)


def parse_profile(text: str, file: str = "<text>", name: str = "profile") -> Profile:
    """Read the text of a profile; ``file`` is its name in problems.

    Raises ProfileError with every problem found.
    """
    document = read_document(text, file)
    problems = list(document.problems)
    plain = document.root.plain()
    try:
        model = ProfileModel.model_validate(plain)
    except ValidationError as error:
        known = {(problem.line, problem.column) for problem in problems}
        found = [
            *problems_of(error, document.root, file),
            *_problems(_combinations(_usable_bindings(plain)), "error", document, file),
        ]
        problems += [each for each in found if (each.line, each.column) not in known]
        raise ProfileError(problems) from None
    findings = list(_combinations(dict(enumerate(model.bindings))))
    problems += _problems(findings, "error", document, file)
    if problems:
        raise ProfileError(problems)
    rules = tuple(make_rule(binding, model.defaults) for binding in model.bindings)
    findings += _hidden(rules)
    warnings = in_order(_problems(findings, "warning", document, file))
    return Profile(name, file, model, rules, model.clutch, warnings)


def _combinations(bindings: Mapping[int, BindingModel]) -> Iterator[Finding]:
    for index, binding in bindings.items():
        for found in check_binding(binding):
            yield Finding(("bindings", index, *found.path), found.message, found.level)
    yield from check_together(bindings)


def _hidden(rules: Sequence[Rule]) -> Iterator[Finding]:
    for index, cover in shadowed(rules):
        message = f"this binding never acts: '{cover.name}' above always comes first"
        yield Finding(("bindings", index, "on"), message, "warning")


def _problems(
    findings: Iterable[Finding], level: Level, document: Document, file: str
) -> list[Problem]:
    return [_problem(found, document, file) for found in findings if found.level == level]


def _problem(found: Finding, document: Document, file: str) -> Problem:
    return Problem(file, *document.root.place(found.path, on_key=True), found.message)


def _usable_bindings(plain: object) -> dict[int, BindingModel]:
    """Return what can be made of the bindings of an invalid profile, to look for more in them."""
    entries = plain.get("bindings") if isinstance(plain, dict) else None
    usable: dict[int, BindingModel] = {}
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        binding = _without_mistakes(entry)
        if binding is not None:
            usable[index] = binding
    return usable


def _without_mistakes(entry: Any) -> BindingModel | None:
    """Return a binding without those of its settings that are wrong; None if it has no trigger."""
    try:
        return _BINDING.validate_python(entry)
    except ValidationError as error:
        wrong = {details["loc"][0] for details in error.errors() if details["loc"]}
    if not isinstance(entry, dict) or "on" in wrong:
        return None
    kept = {key: value for key, value in entry.items() if key not in wrong}
    return _BINDING.validate_python({"do": "click", **kept})
