"""Which action is meant: the one word of an action, checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from bindings.model.base import mistake
from bindings.model.values import kind_of

BARE: Mapping[str, str | None] = {
    **dict.fromkeys(("click", "double_click"), "left"),
    **dict.fromkeys(("pause", "undo_sign", "end_word", "clear_sentence", "speak_sentence")),
}
"""Actions that may stand without an argument, and the argument that they then have."""


def with_argument(value: Any, known: Collection[str]) -> dict[str, Any]:
    """Return an action as a mapping of one known word to its argument. Raises a mistake."""
    if isinstance(value, str):
        return _bare(_checked(value, known, at=()))
    if not isinstance(value, dict):
        raise mistake(f"expected an action such as {{key: Right}}, found {kind_of(value)}")
    if not value:
        raise mistake("an action is missing: write one such as {key: Right}")
    names = [_checked(word, known, at=(word,)) for word in value]
    if len(names) > 1:
        message = "one action has one name: write several as a list"
        raise mistake(message, at=(names[1],), on_key=True)
    return value


def _checked(word: str, known: Collection[str], at: tuple[str, ...]) -> str:
    if word in known:
        return word
    raise mistake(f"unknown action '{word}'", word=word, known=known, at=at, on_key=True)


def _bare(name: str) -> dict[str, Any]:
    if name not in BARE:
        raise mistake(f"the action '{name}' needs an argument: write {{{name}: ...}}")
    return {name: BARE[name]}
