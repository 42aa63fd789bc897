"""Whether the situation is one that a binding wants."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bindings.model.profile import When

_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Context:
    """The situation. app: name of the active application, None where nobody can tell."""

    app: str | None = None


class AppCondition:
    """Which applications a binding wants and which not. Answers are remembered by application."""

    def __init__(self, wanted: tuple[str, ...] | None, unwanted: tuple[str, ...]) -> None:
        self.wanted = wanted
        self.unwanted = unwanted
        self._wanted = None if wanted is None else tuple(map(_compile, wanted))
        self._unwanted = tuple(map(_compile, unwanted))
        self._answers: dict[str | None, bool] = {}

    def holds(self, context: Context) -> bool:
        """Tell whether the active application is a wanted one and no unwanted one."""
        app = context.app
        answer = self._answers.get(app)
        if answer is None:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            answer = self._answers[app] = self._decide(app)
        return answer

    def _decide(self, app: str | None) -> bool:
        if app is None:
            return self._wanted is None
        if _any_matches(self._unwanted, app):
            return False
        return self._wanted is None or _any_matches(self._wanted, app)

    def __str__(self) -> str:
        parts = []
        if self.wanted is not None:
            parts.append(", ".join(self.wanted))
        if self.unwanted:
            parts.append("not " + ", ".join(self.unwanted))
        return "; ".join(parts)


@lru_cache(maxsize=1024)
def _shared(wanted: tuple[str, ...] | None, unwanted: tuple[str, ...]) -> AppCondition:
    return AppCondition(wanted, unwanted)


def app_condition(when: When | None) -> AppCondition | None:
    """Return the condition of a binding, the same object for equal ones; None if it has none."""
    if when is None or (when.apps is None and when.not_ is None):
        return None
    return _shared(when.apps, when.not_.apps if when.not_ else ())


@lru_cache(maxsize=1024)
def _compile(pattern: str) -> re.Pattern[str]:
    if pattern.startswith("re:"):
        return re.compile(pattern.removeprefix("re:"), re.IGNORECASE)
    return re.compile(fnmatch.translate(pattern), re.IGNORECASE)


def _any_matches(patterns: Iterable[re.Pattern[str]], app: str) -> bool:
    return any(pattern.fullmatch(app) for pattern in patterns)
