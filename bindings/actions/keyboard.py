"""Actions of the keyboard."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bindings.actions.base import ActionModel
from bindings.keys import KeyCombo
from bindings.model.lists import at_most
from bindings.model.values import KeyCombination, Text

_MAX_KEYS = 100


class KeyAction(ActionModel):
    """Tap a key, alone or with modifiers: ``{key: ctrl+z}``."""

    kind = "key"
    key: KeyCombination
    """The key to tap, with modifiers before it: Right, ctrl+z, volume_up."""

    @property
    def combo(self) -> KeyCombo:
        """Modifiers to hold and the key to tap."""
        return self.key.combo


class KeysAction(ActionModel):
    """Tap several keys in turn: ``{keys: [ctrl+a, ctrl+c]}``."""

    kind = "keys"
    keys: Annotated[
        tuple[KeyCombination, ...],
        Field(min_length=1, max_length=_MAX_KEYS),
        at_most(_MAX_KEYS),
    ]
    """The keys to tap, one after the other."""

    @property
    def combos(self) -> tuple[KeyCombo, ...]:
        """What to tap, in order."""
        return tuple(keys.combo for keys in self.keys)


class PressAction(ActionModel):
    """Hold keys down until they are released: ``{press: shift}``."""

    kind = "press"
    press: KeyCombination
    """The keys to hold down. Another binding has to release them."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Canonical names, in the order to press them."""
        return (*self.press.combo.modifiers, self.press.combo.key)


class ReleaseAction(ActionModel):
    """Let go of keys held down by ``press``: ``{release: shift}``."""

    kind = "release"
    release: KeyCombination
    """The keys to let go of."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Canonical names, in the order to release them."""
        return (self.release.combo.key, *reversed(self.release.combo.modifiers))


class TypeAction(ActionModel):
    """Type text: ``{type: Hello}``."""

    kind = "type"
    type: Text
    """The text to type."""

    @property
    def text(self) -> str:
        """What to type."""
        return self.type
