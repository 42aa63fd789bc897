"""Fixtures of the desktop tests: each test module gets an X server of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desktop import Desktop, start_desktop

ARTEFACTS = Path(__file__).resolve().parents[2] / "artifacts" / "e2e"


@pytest.fixture(scope="module")
def xserver() -> Iterator[Desktop]:
    """A desktop of 1280x720 on a free display number; $DISPLAY names it while it lasts."""
    with start_desktop() as desktop, pytest.MonkeyPatch.context() as patch:
        for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
            patch.delenv(name, raising=False)
        patch.setenv("DISPLAY", desktop.name)
        yield desktop


@pytest.fixture
def screenshot(xserver: Desktop) -> Callable[[str], Path]:
    """Write the screen to artifacts/e2e/NAME.png and return its path."""

    def take(name: str) -> Path:
        path = ARTEFACTS / f"{name}.png"
        xserver.screenshot(path)
        return path

    return take
