"""What a binding does. An action is one word with its argument: ``{key: Right}``.

Actions are plain data; outputs carry them out. Unit of ``scroll``: notches, up and right > 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from bindings.keys import KeyCombo
from bindings.model.action_words import with_argument
from bindings.model.base import Model
from bindings.model.lists import as_list
from bindings.model.values import KeyCombination, Text

Button = Literal["left", "middle", "right"]


class _Action(Model):
    kind: ClassVar[str]

    def as_json(self) -> dict[str, Any]:
        """Return the action as the profile writes it: ``{"key": "Right"}``."""
        return self.model_dump(mode="json")


class KeyAction(_Action):
    """Tap a key, alone or with modifiers: ``{key: ctrl+z}``."""

    kind = "key"
    key: KeyCombination

    @property
    def combo(self) -> KeyCombo:
        """Modifiers to hold and the key to tap."""
        return self.key.combo


class KeysAction(_Action):
    """Tap several keys in turn: ``{keys: [ctrl+a, ctrl+c]}``."""

    kind = "keys"
    keys: Annotated[tuple[KeyCombination, ...], Field(min_length=1, max_length=100)]

    @property
    def combos(self) -> tuple[KeyCombo, ...]:
        """What to tap, in order."""
        return tuple(keys.combo for keys in self.keys)


class PressAction(_Action):
    """Hold keys down until they are released: ``{press: shift}``."""

    kind = "press"
    press: KeyCombination

    @property
    def keys(self) -> tuple[str, ...]:
        """Canonical names, in the order to press them."""
        return (*self.press.combo.modifiers, self.press.combo.key)


class ReleaseAction(_Action):
    """Let go of keys held down by ``press``: ``{release: shift}``."""

    kind = "release"
    release: KeyCombination

    @property
    def keys(self) -> tuple[str, ...]:
        """Canonical names, in the order to release them."""
        return (self.release.combo.key, *reversed(self.release.combo.modifiers))


class TypeAction(_Action):
    """Type text: ``{type: Hello}``."""

    kind = "type"
    type: Text

    @property
    def text(self) -> str:
        """What to type."""
        return self.type


class ClickAction(_Action):
    """Click where the pointer is: ``click`` or ``{click: right}``."""

    kind = "click"
    count: ClassVar[int] = 1
    click: Button

    @property
    def button(self) -> Button:
        """The mouse button."""
        return self.click


class DoubleClickAction(_Action):
    """Click twice where the pointer is: ``double_click`` or ``{double_click: left}``."""

    kind = "double_click"
    count: ClassVar[int] = 2
    double_click: Button

    @property
    def button(self) -> Button:
        """The mouse button."""
        return self.double_click


class ScrollAction(_Action):
    """Turn the mouse wheel: ``{scroll: down}``, or several notches with ``{scroll: down 3}``."""

    kind = "scroll"
    scroll: Annotated[str, Field(pattern=r"^(up|down|left|right)( [1-9][0-9]?)?$")]

    @property
    def dx(self) -> int:
        """Notches to the right."""
        return self._notches("left", "right")

    @property
    def dy(self) -> int:
        """Notches upwards."""
        return self._notches("down", "up")

    def _notches(self, negative: str, positive: str) -> int:
        direction, _, count = self.scroll.partition(" ")
        sign = {negative: -1, positive: 1}.get(direction, 0)
        return sign * int(count or 1)


class CaptionAction(_Action):
    """Show text in the caption window: ``{caption: Hello}``."""

    kind = "caption"
    caption: Text

    @property
    def text(self) -> str:
        """What to show."""
        return self.caption


class SayAction(_Action):
    """Speak text: ``{say: Hello}``."""

    kind = "say"
    say: Text

    @property
    def text(self) -> str:
        """What to speak."""
        return self.say


def _as_mapping(value: Any) -> Any:
    return value if isinstance(value, _Action) else with_argument(value, ACTIONS)


def _tag(value: Any) -> str:
    return f"<{value.kind if isinstance(value, _Action) else next(iter(value))}>"


Action = Annotated[
    Annotated[KeyAction, Tag("<key>")]
    | Annotated[KeysAction, Tag("<keys>")]
    | Annotated[PressAction, Tag("<press>")]
    | Annotated[ReleaseAction, Tag("<release>")]
    | Annotated[TypeAction, Tag("<type>")]
    | Annotated[ClickAction, Tag("<click>")]
    | Annotated[DoubleClickAction, Tag("<double_click>")]
    | Annotated[ScrollAction, Tag("<scroll>")]
    | Annotated[CaptionAction, Tag("<caption>")]
    | Annotated[SayAction, Tag("<say>")],
    Discriminator(_tag),
    BeforeValidator(_as_mapping),
]

Actions = Annotated[tuple[Action, ...], BeforeValidator(as_list), Field(min_length=1)]
"""One action or a list of them, done in order."""

ACTIONS: Mapping[str, type[_Action]] = {
    action.kind: action
    for action in (
        *(KeyAction, KeysAction, PressAction, ReleaseAction, TypeAction),
        *(ClickAction, DoubleClickAction, ScrollAction),
        *(CaptionAction, SayAction),
    )
}
"""Every action by its name in a profile."""
