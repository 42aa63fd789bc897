"""A line of kind ``frame`` (see ``controller.frame_lines``) as the window uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from controller.event_stream import Line

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SeenHand:
    """points: 21, parts of the picture's width and height."""

    track: int
    hand: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One label of a machine, all numbers in [0, 1]."""

    score: float
    enter: float
    leave: float
    progress: float


@dataclass(frozen=True, slots=True)
class SeenMachine:
    """A state machine: of one hand and one recogniser. speed: in hand-widths/s."""

    track: int
    hand: str
    recogniser: str
    kind: str
    state: str
    active: str | None
    seen: bool
    speed: float
    too_fast: bool
    claimed: bool
    scores: Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class SeenFrame:
    """All that is shown of one frame. size: of the camera's picture, in pixels."""

    at: float
    size: tuple[int, int]
    fps: float
    latency_ms: float
    cpu: float
    memory_mb: float
    profile: str
    armed: bool
    hands: tuple[SeenHand, ...]
    machines: tuple[SeenMachine, ...]


def read_frame(line: Line) -> SeenFrame:
    """Raises KeyError, TypeError or ValueError for what is no line of a frame."""
    given: Any = line
    width, height = given["size"]
    return SeenFrame(
        at=float(given["at"]),
        size=(int(width), int(height)),
        fps=float(given["fps"]),
        latency_ms=float(given["latency_ms"]),
        cpu=float(given["cpu"]),
        memory_mb=float(given["memory_mb"]),
        profile=str(given["profile"]),
        armed=bool(given["armed"]),
        hands=tuple(_hand(each) for each in given["hands"]),
        machines=tuple(_machine(each) for each in given["machines"]),
    )


def _hand(given: Any) -> SeenHand:
    points = tuple((float(x), float(y)) for x, y in given["points"])
    return SeenHand(int(given["track"]), str(given["hand"]), points)


def _machine(given: Any) -> SeenMachine:
    return SeenMachine(
        **{
            name: given[name]
            for name in (
                *("track", "hand", "recogniser", "kind", "state"),
                *("active", "seen", "speed", "too_fast", "claimed"),
            )
        },
        scores={label: Score(**score) for label, score in given["scores"].items()},
    )
