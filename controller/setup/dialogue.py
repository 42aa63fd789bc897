"""The guided start in a terminal: lines of text, numbers and single letters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bindings.keys import parse_combo
from bindings.problems import ProfileError
from controller.errors import UserError
from controller.setup.answers import LOOKING, PROFILES, Changes
from controller.setup.looker import Look
from controller.setup.prompts import OPENING, Left, Prompts
from controller.setup.session import Session

_SIDE, _SWIPE = 15.0, 40.0
"""Seconds to wait for a hand, and for a swipe."""


class Dialogue:
    """Asks page by page. ask: prints a question and returns the line typed, or raises EOFError."""

    def __init__(
        self, session: Session, ask: Callable[[str], str], say: Callable[[str], None]
    ) -> None:
        self._session = session
        self._wizard = session.wizard
        self._prompts = Prompts(session, ask, say)
        self._say, self._text = say, self._prompts.text
        self._pages: dict[str, Callable[[], None]] = {
            "language": self._language,
            "camera": self._camera,
            "view": self._view,
            "swipe": self._swipe,
            "profile": self._profile,
            "clutch": self._clutch,
            "login": self._login,
            "end": self._end,
        }

    def run(self) -> tuple[Changes, list[Path]] | None:
        """Return what was written; None when the user has left, and nothing was."""
        try:
            while True:
                page = self._wizard.page
                if page not in LOOKING:
                    self._session.rest()
                self._say(f"\n== {self._text(f'setup.{page}.title')} ==")
                self._say(self._text(f"setup.{page}.text"))
                self._pages[page]()
                if self._wizard.finished:
                    try:
                        return self._session.write()
                    except (UserError, ProfileError) as error:
                        self._say(str(error))
        except (EOFError, KeyboardInterrupt, Left):
            return None

    def _language(self) -> None:
        self._prompts.choose("language", [("en", "English"), ("id", "Bahasa Indonesia")])

    def _camera(self) -> None:
        cameras = self._prompts.wait_for_cameras()
        if not cameras:
            self._say(self._text("setup.camera.none"))
        self._session.suggest_camera()
        options = [(each.source, each.name) for each in cameras]
        if not self._prompts.choose("camera", options, "setup.ask.camera", stay=True):
            return
        if cameras:
            look = self._prompts.look_for(lambda look: look.began, OPENING, self._opening)
            if look.trouble is not None or look.silent:
                why = look.trouble or self._text("setup.camera.silent")
                self._say(self._text("setup.camera.trouble", why=why))
                self._session.search_cameras()
                return
        self._wizard.next()

    def _opening(self, look: Look) -> str:
        return "" if look.began else self._text("setup.camera.opening")

    def _view(self) -> None:
        look = self._prompts.look_for(lambda look: look.seen.side is not None, _SIDE, self._hint)
        if look.seen.side is not None:
            self._say(self._text(f"setup.view.{look.seen.side}"))
        if self._prompts.question(self._text("setup.ask.view"), "tr") == "t":
            self._wizard.answer(mirror=not self._wizard.answers.mirror)

    def _hint(self, look: Look) -> str:
        return self._text(f"setup.hint.{look.seen.hint}") if look.began else ""

    def _swipe(self) -> None:
        self._session.begin_anew()
        look = self._prompts.look_for(
            lambda look: look.seen.swipe is not None, _SWIPE, self._advice
        )
        if look.seen.swipe is not None:
            direction = self._text(f"setup.direction.{look.seen.swipe}")
            self._say(self._text("setup.swipe.praise", direction=direction))
        self._prompts.question(self._text("setup.ask.again"), "r")

    def _advice(self, look: Look) -> str:
        advice = look.seen.advice
        return self._text(f"setup.advice.{advice}") if advice else ""

    def _profile(self) -> None:
        options = [
            (name, self._text(f"setup.profile.{name}") if name in PROFILES else name)
            for name in self._session.profiles
        ]
        self._prompts.choose("profile", options)

    def _clutch(self) -> None:
        profile, keys = self._wizard.answers.profile, self._session.settings.panic_key
        self._say(self._text("setup.clutch.note", profile=profile))
        self._say(self._text("setup.clutch.panic", keys=parse_combo(keys)))
        texts = [(on, self._text(f"setup.clutch.{'on' if on else 'off'}")) for on in (False, True)]
        self._prompts.choose("clutch", texts)

    def _login(self) -> None:
        texts = [(on, self._text(f"setup.login.{'on' if on else 'off'}")) for on in (True, False)]
        self._prompts.choose("autostart", texts)

    def _end(self) -> None:
        for label, value in self._session.summary():
            self._say(f"  {label}: {value}")
        answer = self._prompts.question(self._text("setup.ask.finish"), "w")
        if answer == "w":
            self._wizard.answer(start=False)
            self._wizard.next()
