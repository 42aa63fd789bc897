"""The guided start as a state machine: pages, answers, and what is written at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from controller.setup.answers import IN_SETTINGS, PAGES, QUESTIONS, Answers, Changes, Page


class Wizard:
    """Goes through the pages. It writes nothing: leaving half-way changes nothing.

    before: what holds now; a page that is skipped leaves it so.
    has_clutch: whether a profile, by name, has a clutch as it stands.
    """

    def __init__(self, before: Answers, has_clutch: Callable[[str], bool]) -> None:
        self._has_clutch = has_clutch
        self._before = replace(before, clutch=has_clutch(before.profile))
        self._answers = self._before
        self._decided: set[str] = set()
        self._at = 0

    @property
    def page(self) -> Page:
        """The page that is open; the last one once finished."""
        return PAGES[min(self._at, len(PAGES) - 1)]

    @property
    def answers(self) -> Answers:
        return self._answers

    @property
    def number(self) -> int:
        """Which page is open, the first being 1."""
        return min(self._at, len(PAGES) - 1) + 1

    @property
    def can_go_back(self) -> bool:
        return 0 < self._at < len(PAGES)

    @property
    def finished(self) -> bool:
        return self._at == len(PAGES)

    def answer(self, **answers: Any) -> None:
        """Answer what the open page asks. Raises ValueError for anything else."""
        for name in answers:
            if name not in QUESTIONS[self.page]:
                raise ValueError(f"the page '{self.page}' does not ask for '{name}'")
        self._answers = replace(self._answers, **answers)
        if "profile" in answers:
            self._follow_profile()

    def next(self) -> None:
        """Take the answers of this page, as they stand, and go on."""
        self._decided.update(QUESTIONS[self.page])
        self._at = min(self._at + 1, len(PAGES))

    def skip(self) -> None:
        """Leave what this page asks for as it was, and go on."""
        names = QUESTIONS[self.page]
        self._decided.difference_update(names)
        self._answers = replace(
            self._answers, **{name: getattr(self._before, name) for name in names}
        )
        if "profile" in names:
            self._follow_profile()
        if "clutch" in names:
            self._answers = replace(self._answers, clutch=self._has_clutch(self._answers.profile))
        self._at = min(self._at + 1, len(PAGES))

    def back(self) -> None:
        """Go to the page before; its answers are still there."""
        self._at = max(0, self._at - 1)

    def reopen(self) -> None:
        """Go back to the last page: what was to be written could not be."""
        self._at = len(PAGES) - 1

    def changes(self) -> Changes:
        """Return what is to be written. Raises ValueError before the last page is through."""
        if not self.finished:
            raise ValueError("there are pages left")
        answers = self._answers
        wanted = "clutch" in self._decided and answers.clutch != self._has_clutch(answers.profile)
        autostart = "autostart" in self._decided and answers.autostart != self._before.autostart
        return Changes(
            settings={name: getattr(answers, name) for name in IN_SETTINGS if self._is_set(name)},
            profile=answers.profile,
            clutch=answers.clutch if wanted else None,
            autostart=answers.autostart if autostart else None,
            start=answers.start and "start" in self._decided,
        )

    def _is_set(self, name: str) -> bool:
        return name in self._decided

    def _follow_profile(self) -> None:
        """Suggest the clutch of the profile as it stands: another one wants another answer."""
        self._decided.discard("clutch")
        self._answers = replace(self._answers, clutch=self._has_clutch(self._answers.profile))
