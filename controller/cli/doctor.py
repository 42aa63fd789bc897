"""``isyarat doctor``: what works on this machine, what does not, and how to mend it."""

from __future__ import annotations

from itertools import chain

import typer
from rich.table import Table

from controller.cli import exit_codes
from controller.cli.console import out

COLOURS = {"ok": "green", "lacking": "yellow", "broken": "red"}


def doctor() -> None:
    """Check camera, display, models, tray and speech. Status 1 when something is broken."""
    from controller.checks.camera import check_cameras
    from controller.checks.desktop import check_desktop
    from controller.checks.models import check_models

    table = Table("part", "state", "found", "what to do")
    broken = False
    for check in chain(check_models(), check_cameras(), check_desktop()):
        broken |= check.state == "broken"
        table.add_row(
            check.name, f"[{COLOURS[check.state]}]{check.state}[/]", check.found, check.remedy
        )
    out.print(table)
    if broken:
        raise typer.Exit(exit_codes.UNEXPECTED)
