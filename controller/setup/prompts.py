"""Questions in a terminal: lines of text, numbers and single letters."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from controller.setup.looker import Look
from controller.setup.session import Session

OPENING = 15.0
"""Seconds to wait for cameras, and for the first picture of one."""
_STEP = 0.05


class Left(Exception):  # noqa: N818 - a wish, not a failure
    """The user wants no more of it."""


class Prompts:
    """Asks, and answers the wizard. ask: prints a question and returns the line typed, or raises
    EOFError. say: prints a line.
    """

    def __init__(
        self, session: Session, ask: Callable[[str], str], say: Callable[[str], None]
    ) -> None:
        self._session = session
        self._wizard = session.wizard
        self._ask = ask
        self.say = say

    def text(self, name: str, **values: object) -> str:
        """Return a text in the language that was chosen."""
        return self._session.texts(name, **values)

    def choose(
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
            self.say(f"  {number}  {label}")
        asked = self.text(question, default=default if options else "-")
        answer = self.question(asked, "r" if "camera" in question else "", options, stay=True)
        if answer == "r":
            self._session.search_cameras()
        if answer in ("b", "s", "r"):
            return False
        if options:
            self._wizard.answer(**{field: options[int(answer or default) - 1][0]})
        if not stay:
            self._wizard.next()
        return True

    def question(
        self, question: str, letters: str, options: Sequence[object] = (), *, stay: bool = False
    ) -> str:
        """Ask until there is an answer; back, skip, leave and (unless stay) Enter are done here."""
        while True:
            answer = self._ask(f"{question}: ").strip().lower()
            if answer == "q":
                raise Left
            if answer == "b":
                self._wizard.back()
            elif answer == "s":
                self._wizard.skip()
            elif answer == "" and not stay:
                self._wizard.next()
            elif not (answer == "" or (answer and answer in letters) or _is_one(answer, options)):
                self.say(self.text("setup.ask.unknown"))
                continue
            return answer

    def wait_for_cameras(self) -> Sequence[Any]:
        for _ in _steps(OPENING):
            if (cameras := self._session.cameras) is not None:
                return cameras
        return ()

    def look_for(
        self, found: Callable[[Look], bool], patience: float, words: Callable[[Look], str]
    ) -> Look:
        """Wait for something, saying what there is to say meanwhile; Ctrl-C ends the wait."""
        look = self._session.watch()
        said = self.text("setup.ask.patience")
        self.say(said)
        try:
            for _ in _steps(patience):
                look = self._session.watch()
                if look.trouble is not None or (look.began and found(look)):
                    break
                text = words(look)
                if text and text != said:
                    self.say(text)
                    said = text
        except KeyboardInterrupt:
            self.say("")
        return look


def _steps(seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        yield
        time.sleep(_STEP)


def _is_one(answer: str, options: Sequence[object]) -> bool:
    return answer.isdecimal() and 1 <= int(answer) <= len(options)
