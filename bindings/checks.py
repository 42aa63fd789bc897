"""What a schema cannot say of a single binding: combinations that can never work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bindings.actions import PointerAction
from bindings.model.profile import BindingModel
from bindings.model.strokes import has_pace
from bindings.model.triggers import FaceTrigger, GestureTrigger, SequenceTrigger, SignTrigger
from gestures.registry import is_once

Path = tuple[str | int, ...]
Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at ``path`` within a binding, at its last key or at the value there."""

    path: Path
    message: str
    level: Level = "error"
    suggestion: str | None = None
    on_key: bool = True


def check_binding(binding: BindingModel) -> Iterator[Finding]:
    """Yield the combinations that can never work; paths start at the binding."""
    on = binding.on
    if isinstance(on, GestureTrigger):
        yield from _check_gesture(binding, on)
    elif isinstance(on, SequenceTrigger):
        yield from _check_sequence(binding, on)
    elif isinstance(on, SignTrigger):
        yield from _check_once(binding, f"the sign '{on.sign}'")
    else:
        yield from _check_end(binding, on)
    yield from _check_pointer(binding)


def _check_gesture(binding: BindingModel, on: GestureTrigger) -> Iterator[Finding]:
    if is_once(on.gesture):
        for key in ("after", "phase"):
            if key in on.model_fields_set:
                message = f"'{on.gesture}' happens once: '{key}' needs a gesture that lasts"
                yield Finding(("on", key), message)
        yield from _check_once(binding, f"'{on.gesture}'")
    else:
        yield from _check_end(binding, on)
    yield from _check_manner(on)
    if on.phase == "move" and binding.repeat:
        yield Finding(("repeat",), "'phase: move' acts all the time: take 'repeat' out")


def _check_manner(on: GestureTrigger) -> Iterator[Finding]:
    if on.shape is not None and not is_once(on.gesture):
        message = f"'{on.gesture}' lasts: 'shape' is for movements, such as swipe_left"
        yield Finding(("on", "shape"), message)
    if on.speed is not None and not has_pace(on.gesture):
        yield Finding(("on", "speed"), f"only swipes are fast or slow, not '{on.gesture}'")


def _check_once(binding: BindingModel, what: str) -> Iterator[Finding]:
    if binding.repeat:
        message = f"{what} happens once: 'repeat' needs a gesture that lasts"
        yield Finding(("repeat",), message)


def _check_end(binding: BindingModel, on: GestureTrigger | FaceTrigger) -> Iterator[Finding]:
    if on.phase != "end":
        return
    if on.after is not None:
        yield Finding(("on", "after"), "'after' counts from the beginning, not from the end")
    if binding.repeat:
        yield Finding(("repeat",), "nothing can repeat after the end of a gesture")


def _check_sequence(binding: BindingModel, on: SequenceTrigger) -> Iterator[Finding]:
    if on.within == 0:
        yield Finding(("on", "within"), "a sequence takes longer than no time at all")
    if is_once(on.sequence[-1]):
        yield from _check_once(binding, f"'{on.sequence[-1]}'")


def _check_pointer(binding: BindingModel) -> Iterator[Finding]:
    on = binding.on
    moves = isinstance(on, GestureTrigger) and on.phase == "move"
    for index, action in enumerate(binding.do):
        leads = isinstance(action, PointerAction)
        if leads and not moves:
            message = "'pointer' follows the hand: it needs 'phase: move' under 'on'"
            yield Finding(("do", index, "pointer"), message)
        elif moves and not leads:
            message = "'phase: move' is for 'pointer' alone: give other actions their own binding"
            yield Finding(("do", index, action.kind), message)
