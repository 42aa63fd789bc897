"""What a schema cannot say: combinations within a binding, and bindings against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bindings.actions import PressAction, ReleaseAction
from bindings.model.profile import BindingModel
from bindings.model.triggers import GestureTrigger, SequenceTrigger
from gestures.registry import is_once

Path = tuple[str | int, ...]
Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at ``path`` (its last key)."""

    path: Path
    message: str
    level: Level = "error"


def check_binding(binding: BindingModel) -> Iterator[Finding]:
    """Yield the combinations that can never work; paths start at the binding."""
    if isinstance(binding.on, GestureTrigger):
        yield from _check_gesture(binding, binding.on)
    else:
        yield from _check_sequence(binding, binding.on)


def _check_gesture(binding: BindingModel, on: GestureTrigger) -> Iterator[Finding]:
    if is_once(on.gesture):
        once = f"'{on.gesture}' happens once"
        for key in ("after", "phase"):
            if key in on.model_fields_set:
                yield Finding(("on", key), f"{once}: '{key}' needs a gesture that lasts")
        if binding.repeat is not None:
            yield Finding(("repeat",), f"{once}: 'repeat' needs a gesture that lasts")
    elif on.phase == "end":
        if on.after is not None:
            yield Finding(("on", "after"), "'after' counts from the beginning, not from the end")
        if binding.repeat is not None:
            yield Finding(("repeat",), "nothing can repeat after the end of a gesture")


def _check_sequence(binding: BindingModel, on: SequenceTrigger) -> Iterator[Finding]:
    if on.within == 0:
        yield Finding(("on", "within"), "a sequence takes longer than no time at all")
    if binding.repeat is not None and is_once(on.sequence[-1]):
        message = f"'{on.sequence[-1]}' happens once: 'repeat' needs a gesture that lasts"
        yield Finding(("repeat",), message)


def check_together(bindings: Mapping[int, BindingModel]) -> Iterator[Finding]:
    """Yield what is wrong between bindings, given by their index; paths start at the profile."""
    yield from _duplicate_names(bindings)
    yield from _never_released(bindings)


def _duplicate_names(bindings: Mapping[int, BindingModel]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, binding in bindings.items():
        if binding.name is None:
            continue
        if binding.name in seen:
            message = f"two bindings are called '{binding.name}'"
            yield Finding(("bindings", index, "name"), message)
        seen.add(binding.name)


def _never_released(bindings: Mapping[int, BindingModel]) -> Iterator[Finding]:
    actions = [action for binding in bindings.values() for action in binding.do]
    released = {key for act in actions if isinstance(act, ReleaseAction) for key in act.keys}
    for index, binding in bindings.items():
        for action in binding.do:
            held = action.keys if isinstance(action, PressAction) else ()
            for key in held:
                if key not in released:
                    message = f"nothing in this profile releases '{key}'"
                    yield Finding(("bindings", index, "do"), message, "warning")
