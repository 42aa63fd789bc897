"""What the found events are that nothing explains: twice, turned, by another hand, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from controller.evaluation.matching import Report, explains, near_in_time
from controller.evaluation.truth import TrueEvent
from gestures.events import Event
from gestures.registry import GESTURES

Kind = Literal["duplicate", "wrong direction", "wrong gesture", "wrong hand", "false"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A found event that nothing explains.

    kind: "duplicate": what it tells was found already. "wrong ...": it stands in the place of
        a missed event, which is ``instead_of``. "false": nothing happened there.
    """

    event: Event
    kind: Kind
    instead_of: TrueEvent | None = None


def mistakes(report: Report) -> tuple[Mistake, ...]:
    """Return one mistake for each spurious event; a missed event is blamed once at most."""
    missed = [match.truth for match in report.matches if match.found is None]
    done = [match.truth for match in report.matches if match.found is not None]
    result = []
    for event in report.spurious:
        if any(explains(true, event) for true in done):
            result.append(Mistake(event, "duplicate"))
            continue
        near = [true for true in missed if near_in_time(true, event)]
        if not near:
            result.append(Mistake(event, "false"))
            continue
        true = min(near, key=lambda true: _strangeness(true, event))
        missed.remove(true)
        result.append(Mistake(event, _confused(true, event), true))
    return tuple(result)


def is_turned(name: str, other: str) -> bool:
    """Tell whether both are the same movement in different directions."""
    known = name in GESTURES and other in GESTURES
    return known and name != other and _moves(name) == _moves(other)


def _moves(name: str) -> str:
    """Return ``swipe`` for swipe_left; a hand shape is a family of its own."""
    return name.partition("_")[0] if GESTURES[name].kind == "once" else name


def _strangeness(true: TrueEvent, event: Event) -> tuple[bool, bool, float]:
    return (
        true.name != event.name,
        not is_turned(true.name, event.name),
        abs(true.end - event.t),
    )


def _confused(true: TrueEvent, event: Event) -> Kind:
    if true.name == event.name:
        return "wrong hand"
    return "wrong direction" if is_turned(true.name, event.name) else "wrong gesture"
