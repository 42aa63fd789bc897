"""The user's own files, opened with whatever their desktop has for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bindings.loader import list_profiles, load_profile
from bindings.profile import Profile
from bindings.reading import SHIPPED
from controller.errors import UsageError
from controller.settings import Settings, profiles_folder
from controller.signs.known import known_signs

GUIDE = Path(__file__).parent / "help" / "guide.html"
"""The user's guide as a page that needs no network."""


def load_allowed(name: str, settings: Settings) -> Profile:
    """Load a profile, by name or file, within what the settings allow. Raises ProfileError."""
    return load_profile(
        name,
        [profiles_folder()],
        allow_commands=settings.allow_commands,
        allow_outside=settings.allow_outside,
        signs=known_signs(),
    )


def own_copy(profile: str) -> Path:
    """Return the user's own file of a profile, by name or file; a shipped one is copied first.

    The copy has the shipped one's name and so stands for it from now on. Raises UsageError when
    there is no such profile or the copy cannot be written.
    """
    path = (
        Path(profile) if Path(profile).suffix else list_profiles([profiles_folder()]).get(profile)
    )
    if path is None or not path.is_file():
        raise UsageError(f"there is no profile '{profile}'", "see `isyarat list profiles`")
    if path.parent != SHIPPED:
        return path
    copy = profiles_folder() / path.name
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        with copy.open("x", encoding="utf-8") as file:
            file.write(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot write {copy}", error.strerror or "choose another place") from None
    return copy


def open_with_desktop(path: Path) -> None:
    """Open a file with the program that the desktop has for its kind; returns at once.

    Raises UsageError where nobody is there to open it.
    """
    if sys.platform == "win32":
        os.startfile(path)
        return
    opener = "open" if sys.platform == "darwin" else shutil.which("xdg-open")
    if opener is None:
        raise UsageError(f"nothing opens {path} here", "open it with your editor")
    try:
        subprocess.Popen(
            [opener, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise UsageError(f"cannot open {path}", str(error.strerror)) from None
