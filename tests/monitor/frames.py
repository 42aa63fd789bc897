"""Lines of kind ``frame`` as the running program sends them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from controller.event_stream import Line
from controller.monitor.frame import Score, SeenMachine


def score(value: float, progress: float = 0.0) -> Score:
    return Score(value, enter=0.7, leave=0.5, progress=progress)


def machine(scores: Mapping[str, Score] | None = None, **other: Any) -> SeenMachine:
    given: dict[str, Any] = {
        "track": 1,
        "hand": "right",
        "recogniser": "static",
        "kind": "lasting",
        "state": "idle",
        "active": None,
        "seen": True,
        "speed": 0.5,
        "too_fast": False,
        "claimed": False,
        "scores": scores or {},
    }
    return SeenMachine(**(given | other))


def machine_line(**other: object) -> Line:
    given = {name: getattr(machine(), name) for name in SeenMachine.__slots__}
    palm = {"score": 0.91, "enter": 0.7, "leave": 0.5, "progress": 0.0}
    return given | {"state": "active", "active": "palm", "scores": {"palm": palm}} | other


def frame_line(at: float, **other: object) -> Line:
    """Return a frame of 640 x 480 with a right hand that shows a palm."""
    points = [[0.5 + 0.01 * n, 0.4 + 0.02 * (n % 5)] for n in range(21)]
    return {
        "kind": "frame",
        "at": at,
        "t": at,
        "size": [640, 480],
        "fps": 29.7,
        "latency_ms": 31.4,
        "cpu": 0.62,
        "memory_mb": 312,
        "profile": "slides",
        "armed": False,
        "hands": [{"track": 1, "hand": "right", "score": 0.9, "points": points}],
        "machines": [machine_line()],
    } | other


def link(at: float, **state: object) -> Line:
    return {"kind": "link", "up": True, "at": at, "state": state, "decisions": []}
