"""Actions of the mouse. Unit of ``scroll``: notches, up and right > 0."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bindings.actions.base import ActionModel

Button = Literal["left", "middle", "right"]


class ClickAction(ActionModel):
    """Click where the pointer is: ``click`` or ``{click: right}``."""

    kind = "click"
    count: ClassVar[int] = 1
    click: Button
    """The mouse button."""

    @property
    def button(self) -> Button:
        """The mouse button."""
        return self.click


class DoubleClickAction(ActionModel):
    """Click twice where the pointer is: ``double_click`` or ``{double_click: left}``."""

    kind = "double_click"
    count: ClassVar[int] = 2
    double_click: Button
    """The mouse button."""

    @property
    def button(self) -> Button:
        """The mouse button."""
        return self.double_click


class ScrollAction(ActionModel):
    """Turn the mouse wheel: ``{scroll: down}``, or several notches with ``{scroll: down 3}``."""

    kind = "scroll"
    scroll: Annotated[str, Field(pattern=r"^(up|down|left|right)( [1-9][0-9]?)?$")]
    """Direction, and how many notches: up, down 3."""

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


class PointerAction(ActionModel):
    """Let the hand lead the pointer while the gesture lasts: ``{pointer: move}``.

    Needs ``phase: move``. It is carried out once for every frame; the phase of the event says
    where in the movement: begin (of a drag: press the button), hold, end (release it).
    """

    kind = "pointer"
    pointer: Literal["move", "precise", "drag", "scroll"]
    """move: the pointer follows the hand; precise: slowly, for small targets; drag: with the
    button down; scroll: turn the wheel."""
