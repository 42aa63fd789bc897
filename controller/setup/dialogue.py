"""The guided start in a terminal: lines of text, numbers and single letters."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bindings.keys import parse_combo
from bindings.problems import ProfileError
from controller.errors import UserError
from controller.setup.answers import LOOKING, PROFILES, Changes
from controller.setup.looker import Look
from controller.setup.session import Session

_OPENING, _SIDE, _SWIPE = 15.0, 15.0, 40.0
"""Seconds to wait for the first picture, for a hand, and for a swipe."""
_STEP = 0.05


class _Left(Exception):  # noqa: N818 - a wish, not a failure
    pass


class Dialogue:
    """Asks page by page. ask: prints a question and returns the line typed, or raises EOFError."""

    def __init__(
        self, session: Session, ask: Callable[[str], str], say: Callable[[str], None]
    ) -> None:
        self._session = session
        self._wizard = session.wizard
        self._ask = ask
        self._say = say
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
        except (EOFError, KeyboardInterrupt, _Left):
            return None

    def _text(self, name: str, **values: object) -> str:
        return self._session.texts(name, **values)

    def _language(self) -> None:
        self._choose("language", [("en", "English"), ("id", "Bahasa Indonesia")])

    def _camera(self) -> None:
        cameras = self._wait_for_cameras()
        if not cameras:
            self._say(self._text("setup.camera.none"))
        self._session.suggest_camera()
        options = [(each.source, each.name) for each in cameras]
        if not self._choose("camera", options, "setup.ask.camera", stay=True):
            return
        if cameras:
            look = self._look_for(lambda look: look.began, _OPENING, self._opening)
            if look.trouble is not None or look.silent:
                why = look.trouble or self._text("setup.camera.silent")
                self._say(self._text("setup.camera.trouble", why=why))
                self._session.search_cameras()
                return
        self._wizard.next()

    def _opening(self, look: Look) -> str:
        return "" if look.began else self._text("setup.camera.opening")

    def _view(self) -> None:
        look = self._look_for(lambda look: look.seen.side is not None, _SIDE, self._hint)
        if look.seen.side is not None:
            self._say(self._text(f"setup.view.{look.seen.side}"))
        if self._question(self._text("setup.ask.view"), "tr") == "t":
            self._wizard.answer(mirror=not self._wizard.answers.mirror)

    def _hint(self, look: Look) -> str:
        return self._text(f"setup.hint.{look.seen.hint}") if look.began else ""

    def _swipe(self) -> None:
        self._session.begin_anew()
        look = self._look_for(lambda look: look.seen.swipe is not None, _SWIPE, self._advice)
        if look.seen.swipe is not None:
            direction = self._text(f"setup.direction.{look.seen.swipe}")
            self._say(self._text("setup.swipe.praise", direction=direction))
        self._question(self._text("setup.ask.again"), "r")

    def _advice(self, look: Look) -> str:
        advice = look.seen.advice
        return self._text(f"setup.advice.{advice}") if advice else ""

    def _profile(self) -> None:
        options = [
            (name, self._text(f"setup.profile.{name}") if name in PROFILES else name)
            for name in self._session.profiles
        ]
        self._choose("profile", options)

    def _clutch(self) -> None:
        profile, keys = self._wizard.answers.profile, self._session.settings.panic_key
        self._say(self._text("setup.clutch.note", profile=profile))
        self._say(self._text("setup.clutch.panic", keys=parse_combo(keys)))
        texts = [(on, self._text(f"setup.clutch.{'on' if on else 'off'}")) for on in (False, True)]
        self._choose("clutch", texts)

    def _login(self) -> None:
        texts = [(on, self._text(f"setup.login.{'on' if on else 'off'}")) for on in (True, False)]
        self._choose("autostart", texts)

    def _end(self) -> None:
        for label, value in self._session.summary():
            self._say(f"  {label}: {value}")
        answer = self._question(self._text("setup.ask.finish"), "w")
        if answer == "w":
            self._wizard.answer(start=False)
            self._wizard.next()

    def _choose(
        self,
        field: str,
        options: Sequence[tuple[Any, str]],
        question: str = "setup.ask.choose",
        *,
        stay: bool = False,
    ) -> bool:
        """Have one of the options chosen; True when one was.

        stay: leave it to the caller to go on.
        """
        now = getattr(self._wizard.answers, field)
        default = 1
        for number, (value, label) in enumerate(options, 1):
            default = number if value == now else default
            self._say(f"  {number}  {label}")
        asked = self._text(question, default=default if options else "-")
        answer = self._question(asked, "r" if "camera" in question else "", options, stay=True)
        if answer == "r":
            self._session.search_cameras()
        if answer in ("b", "s", "r"):
            return False
        if options:
            self._wizard.answer(**{field: options[int(answer or default) - 1][0]})
        if not stay:
            self._wizard.next()
        return True

    def _question(
        self, question: str, letters: str, options: Sequence[object] = (), *, stay: bool = False
    ) -> str:
        """Ask until there is an answer; back, skip, leave and (unless stay) Enter are done here."""
        while True:
            answer = self._ask(f"{question}: ").strip().lower()
            if answer == "q":
                raise _Left
            if answer == "b":
                self._wizard.back()
            elif answer == "s":
                self._wizard.skip()
            elif answer == "" and not stay:
                self._wizard.next()
            elif not (answer == "" or (answer and answer in letters) or _is_one(answer, options)):
                self._say(self._text("setup.ask.unknown"))
                continue
            return answer

    def _wait_for_cameras(self) -> Sequence[Any]:
        for _ in _steps(_OPENING):
            if (cameras := self._session.cameras) is not None:
                return cameras
        return ()

    def _look_for(
        self, found: Callable[[Look], bool], patience: float, words: Callable[[Look], str]
    ) -> Look:
        """Wait for something, saying what there is to say meanwhile; Ctrl-C ends the wait."""
        look = self._session.watch()
        said = self._text("setup.ask.patience")
        self._say(said)
        try:
            for _ in _steps(patience):
                look = self._session.watch()
                if look.trouble is not None or (look.began and found(look)):
                    break
                text = words(look)
                if text and text != said:
                    self._say(text)
                    said = text
        except KeyboardInterrupt:
            self._say("")
        return look


def _steps(seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        yield
        time.sleep(_STEP)


def _is_one(answer: str, options: Sequence[object]) -> bool:
    return answer.isdecimal() and 1 <= int(answer) <= len(options)
