"""What the tray shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mood = Literal["looking", "armed", "active", "paused", "error"]
"""looking: nobody gestures; armed: the clutch is; active: a gesture lasts or has just acted."""

MOODS: tuple[Mood, ...] = ("looking", "armed", "active", "paused", "error")


@dataclass(frozen=True, slots=True)
class CameraChoice:
    """A camera to choose: its name, and how ``--source`` names it."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class TrayView:
    """The program's state as far as the tray shows it.

    camera: the ``source`` of the one in use; None when it is no camera. click_through: whether
    clicks on the captions reach what lies below them.
    recent: events and actions in words, newest first. trouble: what is wrong, or empty.
    """

    mood: Mood = "looking"
    profile: str = ""
    profiles: tuple[str, ...] = ()
    camera: str | None = None
    cameras: tuple[CameraChoice, ...] = ()
    captions: bool = False
    click_through: bool = False
    recent: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def paused(self) -> bool:
        return self.mood == "paused"
