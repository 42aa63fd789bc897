"""Whether the situation is one that a binding wants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bindings.app_patterns import matches
from bindings.model.conditions import When
from bindings.model.names import BASE_MODE

_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Context:
    """What the caller knows. app: name of the active application, None where nobody can tell."""

    app: str | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """All that conditions ask for. armed_for: seconds since the clutch was armed."""

    app: str | None
    mode: str
    armed_for: float


class AppCondition:
    """Which applications a binding wants and which not. Answers are remembered by application."""

    def __init__(self, wanted: tuple[str, ...] | None, unwanted: tuple[str, ...]) -> None:
        self.wanted = wanted
        self.unwanted = unwanted
        self._answers: dict[str | None, bool] = {}

    def holds(self, app: str | None) -> bool:
        """Tell whether the active application is a wanted one and no unwanted one."""
        answer = self._answers.get(app)
        if answer is None:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            answer = self._answers[app] = self._decide(app)
        return answer

    def _decide(self, app: str | None) -> bool:
        if app is None:
            return self.wanted is None
        if _any_matches(self.unwanted, app):
            return False
        return self.wanted is None or _any_matches(self.wanted, app)

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
    """Return what a binding asks of the application, the same object for equal conditions."""
    if when is None:
        return None
    unwanted = when.not_.apps if when.not_ else None
    if when.apps is None and unwanted is None:
        return None
    return _shared(when.apps, unwanted or ())


def wanted_modes(layer: str, when: When | None, modes: frozenset[str]) -> frozenset[str]:
    """Return the modes in which a binding acts.

    layer: the mode that it stands under; BASE_MODE for the profile's own bindings, which act
        in every mode. modes: all of the profile's, with the base mode.
    """
    wanted = modes if layer == BASE_MODE else frozenset({layer})
    if when is not None and when.mode is not None:
        wanted &= frozenset(when.mode)
    if when is not None and when.not_ is not None and when.not_.mode is not None:
        wanted -= frozenset(when.not_.mode)
    return wanted


def _any_matches(patterns: Iterable[str], app: str) -> bool:
    return any(matches(pattern, app) for pattern in patterns)
