"""The pages of the window that look through the camera."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout

from controller.setup.looker import Look
from controller.setup.pages import PageWidget
from controller.setup.preview import Preview
from controller.setup.session import Session
from controller.setup.widgets import Choices, Message

_PICTURE, _SIDE = 3, 2
"""Shares of the width."""


class LookingPage(PageWidget):
    """A live picture, and beside it what belongs to the page."""

    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__(session, redraw)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.preview = Preview()
        row.addWidget(self.preview, _PICTURE)
        self.side = QVBoxLayout()
        self.side.setSpacing(12)
        row.addLayout(self.side, _SIDE)
        self.column.addLayout(row, 1)
        self.message = Message()

    def refresh(self) -> None:
        look = self.session.watch()
        why = self.trouble(look)
        self.preview.show_look(look, why or self.text("setup.camera.opening"))
        if look.began:
            self.tell(look)
        else:
            self.message.say("")

    def trouble(self, look: Look) -> str:
        if not self.session.cameras and self.session.cameras is not None:
            return self.text("setup.camera.none")
        if look.silent:
            return self.text("setup.camera.silent")
        if look.trouble is None:
            return ""
        return self.text("setup.camera.trouble", why=look.trouble)

    def tell(self, look: Look) -> None:
        """Say what is new in a picture."""


class CameraPage(LookingPage):
    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__(session, redraw)
        self._choices = Choices(lambda source: session.wizard.answer(camera=source))
        self.side.addWidget(self._choices)
        again = QPushButton(self.text("setup.camera.again"))
        again.clicked.connect(session.search_cameras)
        self.side.addWidget(again)
        self.side.addWidget(self.message)
        self.side.addStretch()

    def refresh(self) -> None:
        cameras = self.session.cameras
        if cameras is None:
            self.message.say(self.text("setup.camera.looking"))
            return
        self.session.suggest_camera()
        options = [(each.source, each.name) for each in cameras]
        self._choices.offer(options, self.session.wizard.answers.camera)
        if not cameras:
            self.session.rest()
            none = self.text("setup.camera.none")
            self.preview.show_look(Look(), none)
            self.message.say("")
            return
        super().refresh()

    def take_focus(self) -> None:
        self._choices.take_focus()

    def tell(self, look: Look) -> None:
        self.message.say("")


class ViewPage(LookingPage):
    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__(session, redraw)
        self.side.addWidget(self.message)
        self._hand = Message()
        self.side.addWidget(self._hand)
        mirror = QCheckBox(self.text("setup.view.mirror"))
        mirror.setChecked(session.wizard.answers.mirror)
        mirror.toggled.connect(lambda on: session.wizard.answer(mirror=on))
        self._turn = QPushButton(self.text("setup.view.turn"))
        self._turn.clicked.connect(mirror.toggle)
        self._turn.hide()
        self.side.addWidget(self._turn)
        self.side.addStretch()
        self.side.addWidget(mirror)

    def tell(self, look: Look) -> None:
        hint = look.seen.hint
        mood = {"good": "good", "looking": ""}.get(hint, "bad")
        self.message.say(self.text(f"setup.hint.{hint}"), mood)
        side = look.seen.side
        self._turn.setVisible(side == "left")
        if side is None:
            self._hand.say("")
        else:
            self._hand.say(self.text(f"setup.view.{side}"), "good" if side == "right" else "bad")


class SwipePage(LookingPage):
    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        super().__init__(session, redraw)
        session.begin_anew()
        self.side.addWidget(self.message)
        self.side.addStretch()

    def tell(self, look: Look) -> None:
        seen = look.seen
        if seen.swipe is not None:
            direction = self.text(f"setup.direction.{seen.swipe}")
            text = "setup.swipe.praise" if seen.swipes == 1 else "setup.swipe.more"
            self.message.say(self.text(text, direction=direction, count=seen.swipes), "good")
        elif seen.advice is not None:
            self.message.say(self.text(f"setup.advice.{seen.advice}"), "bad")
        else:
            self.message.say(self.text("setup.swipe.waiting"))
