"""One file of a profile: what is written in it, and all that is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bindings.checks import check_binding
from bindings.entries import Entry, Origin
from bindings.model.messages import problems_of
from bindings.model.names import BASE_MODE
from bindings.model.profile import MAX_BINDINGS, BindingModel, Defaults, ProfileModel
from bindings.problems import MANY, Problem
from bindings.yaml_nodes import Path
from bindings.yaml_positions import Document, read_document

_BINDING = TypeAdapter(BindingModel)


@dataclass(slots=True)
class OneFile:
    """A file that was read. ``model`` is None if it is not valid.

    entries: its bindings; of a file that is not valid, what can be made of them, to look for
        further problems.
    modes: the names of its modes.
    """

    file: str
    document: Document
    plain: Any
    model: ProfileModel | None
    entries: list[Entry]
    modes: list[str]
    problems: list[Problem] = field(default_factory=list)

    def setting(self, name: str) -> Any:
        """Return what is written at the top level, valid or not; None if nothing is."""
        return self.plain.get(name) if isinstance(self.plain, dict) else None

    @property
    def origin(self) -> Origin:
        """The beginning of the file."""
        return Origin(self.document, self.file)


def read_one(text: str, file: str) -> OneFile:
    """Read a file's text. Raises ProfileError if it is no YAML; the rest is in ``problems``."""
    document = read_document(text, file)
    plain = document.root.plain()
    model: ProfileModel | None = None
    found: list[Problem] = []
    try:
        model = ProfileModel.model_validate(plain)
        entries = list(_entries(model, document, file))
    except ValidationError as error:
        found = list(problems_of(error, document.root, file))
        enough = error.error_count() >= MANY
        entries = [] if enough else list(_usable(plain, document, file))
    problems = [*document.problems, *found]
    for entry in entries:
        for finding in check_binding(entry.binding):
            place = entry.origin.place(finding.path, on_key=finding.on_key)
            problems.append(Problem(file, *place, finding.message, finding.suggestion))
    return OneFile(file, document, plain, model, entries, _mode_names(plain), problems)


def _entries(model: ProfileModel, document: Document, file: str) -> Iterator[Entry]:
    layers: list[tuple[str, Path, tuple[BindingModel, ...]]] = [(BASE_MODE, (), model.bindings)]
    modes = model.modes or {}
    layers += [(name, ("modes", name), mode.bindings) for name, mode in modes.items()]
    for layer, path, bindings in layers:
        for index, binding in enumerate(bindings):
            origin = Origin(document, file, (*path, "bindings", index))
            yield Entry(binding, model.defaults, layer, origin)


def _usable(plain: Any, document: Document, file: str) -> Iterator[Entry]:
    for layer, path, written in _written_layers(plain):
        for index, each in enumerate(written):
            binding = _without_mistakes(each)
            if binding is not None:
                origin = Origin(document, file, (*path, "bindings", index))
                yield Entry(binding, Defaults(), layer, origin)


def _written_layers(plain: Any) -> Iterator[tuple[str, Path, list[Any]]]:
    if not isinstance(plain, dict):
        return
    left = MAX_BINDINGS
    layers: list[tuple[str, Path, Any]] = [(BASE_MODE, (), plain)]
    layers += [(name, ("modes", name), plain["modes"][name]) for name in _mode_names(plain)]
    for layer, path, holder in layers:
        written = holder.get("bindings") if isinstance(holder, dict) else None
        if isinstance(written, list):
            yield layer, path, written[:left]
            left -= len(written[:left])


def _mode_names(plain: Any) -> list[str]:
    modes = plain.get("modes") if isinstance(plain, dict) else None
    return list(modes) if isinstance(modes, dict) else []


def _without_mistakes(written: Any) -> BindingModel | None:
    """Return a binding without those of its settings that are wrong; None if it has no trigger."""
    try:
        return _BINDING.validate_python(written)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        wrong = {each["loc"][0] for each in details if each["loc"]}
    if not isinstance(written, dict) or "on" in wrong:
        return None
    kept = {key: value for key, value in written.items() if key not in wrong}
    return _BINDING.validate_python({"do": _some_action(written), **kept})


def _some_action(written: dict[str, Any]) -> Any:
    """Return an action that goes with the trigger of a binding whose own actions are wrong."""
    on = written["on"]
    moves = isinstance(on, dict) and on.get("phase") == "move"
    return {"pointer": "move"} if moves else "click"
