"""The few widgets that the pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget


def label(text: str, name: str = "text") -> QLabel:
    """Return a text of several lines; name: of its style."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class Message(QLabel):
    """A line that says how it goes: well, not so well, or neither."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumHeight(44)

    def say(self, text: str, mood: str = "") -> None:
        if text == self.text() and mood == self.property("mood"):
            return
        self.setText(text)
        self.setProperty("mood", mood)
        # A style that looks at a property is worked out only once.
        self.style().unpolish(self)
        self.style().polish(self)


class Choices(QWidget):
    """One of several; chosen: called with the value of the one that is."""

    def __init__(self, chosen: Callable[[Any], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self._options: tuple[tuple[Any, str], ...] = ()
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def offer(self, options: Sequence[tuple[Any, str]], now: Any) -> None:
        """Show these values under their labels. Nothing happens when they are shown already."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        for value, text in options:
            button = QRadioButton(text)
            button.setChecked(value == now)
            # Arrow keys choose as well as clicks.
            button.toggled.connect(lambda on, value=value: self._chosen(value) if on else None)
            self._group.addButton(button)
            self._layout.addWidget(button)
        self.take_focus()

    def take_focus(self) -> None:
        """Have the keyboard choose among these."""
        if (button := self._group.checkedButton()) is not None:
            button.setFocus()
