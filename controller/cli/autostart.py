"""``isyarat autostart``: start with the desktop session, or not."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from controller.cli.console import out
from controller.errors import UsageError


class Wish(StrEnum):
    ON = "on"
    OFF = "off"
    SHOW = "show"


def autostart(
    wish: Annotated[Wish, typer.Argument(help="on, off, or show what holds now.")] = Wish.SHOW,
) -> None:
    """Start in the background whenever you log in, or no longer."""
    from controller.autostart.base import daemon_command
    from controller.autostart.open import open_autostart

    system = open_autostart()
    try:
        if wish is Wish.ON:
            place = system.turn_on(daemon_command())
            out.print(f"isyarat starts at your next login ({place})", markup=False, soft_wrap=True)
        elif wish is Wish.OFF:
            system.turn_off()
            out.print("isyarat no longer starts at login")
        else:
            out.print("on" if system.is_on() else "off")
    except OSError as error:
        raise UsageError("the start at login cannot be changed", str(error)) from None
