"""What the guided start asks, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "id"]
Page = Literal["language", "camera", "view", "swipe", "profile", "clutch", "login", "end"]
PAGES: tuple[Page, ...] = get_args(Page)
LOOKING: tuple[Page, ...] = ("camera", "view", "swipe")
"""The pages that look through the camera."""
PROFILES = ("slides", "media", "browser", "pointer", "captions")
"""The shipped ones, the most wanted first."""


@dataclass(frozen=True, slots=True)
class Answers:
    """One value for every question.

    camera: as ``--source`` names it. mirror: whether its picture has to be flipped.
    clutch: whether an open hand has to wake the profile. autostart: start at login.
    start: run the program when the guided start is over.
    """

    language: Language = "en"
    camera: str = "camera"
    mirror: bool = True
    profile: str = "slides"
    clutch: bool = False
    autostart: bool = False
    start: bool = True


QUESTIONS: Mapping[Page, tuple[str, ...]] = {
    "language": ("language",),
    "camera": ("camera",),
    "view": ("mirror",),
    "swipe": (),
    "profile": ("profile",),
    "clutch": ("clutch",),
    "login": ("autostart",),
    "end": ("start",),
}
"""The fields of ``Answers`` that a page asks for."""

IN_SETTINGS = ("language", "profile", "camera", "mirror")
"""The fields that settings.toml keeps, in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be written. None stands for leaving a thing as it is.

    settings: new values of settings.toml by name. profile: the one in use from now on.
    clutch: whether the user's own copy of it shall have one.
    """

    settings: Mapping[str, str | bool]
    profile: str
    clutch: bool | None = None
    autostart: bool | None = None
    start: bool = True
