"""The pages of the window that only ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from bindings.keys import parse_combo
from controller.setup.answers import PROFILES
from controller.setup.session import Session
from controller.setup.widgets import Choices, label
from controller.tray.qt_icon import icon_pixmap

PICTURES = Path(__file__).parent / "pictures"
_ICON = 160
"""Pixels."""


class PageWidget(QWidget):
    """One page. redraw: has all of the window drawn again, as after a change of language."""

    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__()
        self.session = session
        self.redraw = redraw
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(label(self.text(f"setup.{session.wizard.page}.text")))

    def text(self, name: str, **values: object) -> str:
        return self.session.texts(name, **values)

    def refresh(self) -> None:
        """Show what is new. Called many times a second; must be quick."""

    def take_focus(self) -> None:
        """Have the keyboard where the page begins."""


class LanguagePage(PageWidget):
    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__(session, redraw)
        self._choices = Choices(self._choose)
        names = [(code, self.text(f"setup.language.{code}")) for code in ("en", "id")]
        self._choices.offer(names, session.wizard.answers.language)
        self.column.addWidget(self._choices)
        icon = QLabel()
        icon.setPixmap(icon_pixmap("armed", _ICON))
        icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(icon, 1)

    def take_focus(self) -> None:
        self._choices.take_focus()

    def _choose(self, language: str) -> None:
        self.session.wizard.answer(language=language)
        self.redraw()


class ProfilePage(PageWidget):
    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__(session, redraw)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._choices = Choices(self._choose)
        # One line each would leave no room for the picture.
        names = [(name, self._label(name)) for name in session.profiles]
        self._choices.offer(names, session.wizard.answers.profile)
        side = QVBoxLayout()
        side.addWidget(self._choices)
        side.addStretch()
        row.addLayout(side, 2)
        self._picture = _Picture()
        row.addWidget(self._picture, 3)
        self.column.addLayout(row, 1)
        self._choose(session.wizard.answers.profile)

    def take_focus(self) -> None:
        self._choices.take_focus()

    def _label(self, name: str) -> str:
        if name not in PROFILES:
            return name
        return self.text(f"setup.profile.{name}").replace(": ", "\n", 1)

    def _choose(self, name: str) -> None:
        self.session.wizard.answer(profile=name)
        self._picture.show_file(PICTURES / f"{name}.png")


class _Picture(QLabel):
    """A picture as large as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("picture")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(QSize(320, 240))
        self._whole = QPixmap()

    def show_file(self, path: Path) -> None:
        self._whole = QPixmap(str(path)) if path.exists() else QPixmap()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.clear()
            return
        room = self.contentsRect().size()
        how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.setPixmap(self._whole.scaled(room, *how))


class ClutchPage(PageWidget):
    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__(session, redraw)
        answers = session.wizard.answers
        self._choices = Choices(lambda on: session.wizard.answer(clutch=on))
        names = [(False, self.text("setup.clutch.off")), (True, self.text("setup.clutch.on"))]
        self._choices.offer(names, answers.clutch)
        self.column.addWidget(self._choices)
        self.column.addWidget(
            label(self.text("setup.clutch.note", profile=answers.profile), "note")
        )
        keys = str(parse_combo(session.settings.panic_key))
        panic = label(self.text("setup.clutch.panic", keys=keys.title()), "card")
        panic.setContentsMargins(14, 14, 14, 14)
        self.column.addWidget(panic)
        self.column.addStretch()

    def take_focus(self) -> None:
        self._choices.take_focus()


class LoginPage(PageWidget):
    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__(session, redraw)
        self._choices = Choices(lambda on: session.wizard.answer(autostart=on))
        names = [(True, self.text("setup.login.on")), (False, self.text("setup.login.off"))]
        self._choices.offer(names, session.wizard.answers.autostart)
        self.column.addWidget(self._choices)
        self.column.addStretch()

    def take_focus(self) -> None:
        self._choices.take_focus()


class EndPage(PageWidget):
    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__(session, redraw)
        card = QFrame()
        card.setObjectName("card")
        rows = QGridLayout(card)
        rows.setContentsMargins(18, 16, 18, 16)
        rows.setVerticalSpacing(10)
        rows.setHorizontalSpacing(24)
        rows.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(session.summary()):
            rows.addWidget(label(name, "label"), number, 0)
            rows.addWidget(label(value, "value"), number, 1)
        self.column.addWidget(card)
        self._start = QCheckBox(self.text("setup.end.start"))
        self._start.setChecked(session.wizard.answers.start)
        self._start.toggled.connect(lambda on: session.wizard.answer(start=on))
        self.column.addWidget(self._start)
        self.column.addStretch()

    def take_focus(self) -> None:
        self._start.setFocus()
