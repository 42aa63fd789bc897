"""Real presentation programs on a test desktop."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from decks import slide_shown
from desktop import Desktop, process_group, require, wait_until

_START_SECONDS = 90
"""A first start with an empty profile on a busy machine."""


@contextmanager
def impress(desktop: Desktop, deck: Path) -> Iterator[None]:
    """Show a deck with LibreOffice Impress; yields once slide 1 is on the screen."""
    require("soffice")
    with TemporaryDirectory(prefix="impress-") as profile:
        command = [
            *("soffice", f"-env:UserInstallation=file://{profile}"),
            *("--norestore", "--nologo", "--nofirststartwizard", "--show", str(deck)),
        ]
        environment = {**desktop.environment, "SAL_USE_VCLPLUGIN": "gtk3", "HOME": profile}
        with process_group(command, env=environment):
            _wait_for_first_slide(desktop, "Impress's first slide")
            yield


@contextmanager
def chromium(desktop: Desktop, page: Path) -> Iterator[None]:
    """Show a page full screen with Chromium; yields once slide 1 is there and has the keys."""
    with browser(desktop, f"file://{page}"):
        _wait_for_first_slide(desktop, "Chromium's first slide")
        wait_until(
            lambda: desktop.active_window_title().startswith("listening"),
            _START_SECONDS,
            "Chromium's focus",
        )
        yield


@contextmanager
def browser(desktop: Desktop, address: str) -> Iterator[None]:
    """Run Chromium in kiosk mode with a profile of its own."""
    require("chromium")
    with TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        command = [
            *("chromium", "--kiosk", f"--user-data-dir={profile}", "--no-sandbox"),
            *("--no-first-run", "--no-default-browser-check", "--disable-gpu"),
            *("--disable-background-networking", "--disable-component-update"),
            *("--password-store=basic", "--ozone-platform=x11", address),
        ]
        with process_group(command, env={**desktop.environment, "HOME": profile}):
            yield


def _wait_for_first_slide(desktop: Desktop, what: str) -> None:
    wait_until(lambda: slide_shown(desktop.picture()) == 1, _START_SECONDS, what)
