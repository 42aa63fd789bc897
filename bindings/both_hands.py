"""Bindings that ask of a gesture of both hands what only one hand can do."""

from __future__ import annotations

from collections.abc import Iterator

from bindings.checks import Finding
from bindings.model.profile import BindingModel
from bindings.model.triggers import GestureTrigger
from gestures.registry import takes_both_hands


def check_both_hands(binding: BindingModel) -> Iterator[Finding]:
    """Yield a warning for what will never match: one hand, or something beside both."""
    on = binding.on
    if not isinstance(on, GestureTrigger):
        return
    if takes_both_hands(on.gesture):
        for key, given in (("hand", on.hand != "any"), ("with", on.with_ is not None)):
            if given:
                message = f"'{on.gesture}' takes both hands and never matches this: take it out"
                yield Finding(("on", key), message, "warning")
    elif on.with_ is not None and takes_both_hands(on.with_):
        message = f"'{on.with_}' takes both hands: no hand is left for '{on.gesture}'"
        yield Finding(("on", "with"), message, "warning")
