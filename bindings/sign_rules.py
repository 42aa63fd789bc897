"""Which bindings of signs count in a mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bindings.model.names import BASE_MODE
from bindings.rules import Rule
from gestures.registry import is_letter

MIXED = (
    "letters and words wait in one mode, where what is held may count as both: "
    "give letters a mode of their own"
)


def sign_rules(rules: Iterable[Rule], mode: str) -> list[Rule]:
    """Return the rules of signs that are waited for in a mode: its own alone, if it has some."""
    waiting = [rule for rule in rules if rule.source == "sign" and mode in rule.modes]
    own = [rule for rule in waiting if mode != BASE_MODE and rule.modes == {mode}]
    return own or waiting


def mixed_up(rules: Sequence[Rule], modes: Iterable[str]) -> Iterator[int]:
    """Yield the index of the first letter of each mode that waits for words too."""
    for mode in modes:
        waiting = sign_rules(rules, mode)
        letters = [rule for rule in waiting if is_letter(rule.gesture)]
        if 0 < len(letters) < len(waiting):
            yield rules.index(letters[0])
