"""Offering the guided start once to somebody who has never been here."""

from __future__ import annotations

from controller.errors import OutputError
from controller.settings import settings_file, state_folder


def take_offer() -> bool:
    """Return whether the guided start should open now: once, with a display, without settings.

    That it was offered is remembered, so that it never comes twice by itself.
    """
    from controller.qt.start import check_qt

    offered = state_folder() / "setup_offered"
    if settings_file().exists() or offered.exists():
        return False
    try:
        check_qt()
        offered.parent.mkdir(parents=True, exist_ok=True)
        offered.touch()
    except (OutputError, OSError):
        return False
    return True
