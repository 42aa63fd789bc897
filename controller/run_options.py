"""What a run is asked to do."""

from __future__ import annotations

from dataclasses import dataclass, field

from controller.settings import Settings
from controller.sources.cameras.base import Cameras


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What ``isyarat run`` was asked to do.

    live: reload the profile when it is saved, and be there for ``explain`` and ``monitor``.
    cameras: those of this machine when not given.
    """

    source: str = "camera"
    profile: str = "slides"
    dry_run: bool = False
    speed: str = "real"
    mirror: bool = True
    live: bool = False
    settings: Settings = field(default_factory=Settings)
    cameras: Cameras | None = None
