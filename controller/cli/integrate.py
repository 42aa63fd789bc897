"""``isyarat integrate``: into the menu of the desktop, or out of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from controller.cli.console import out
from controller.errors import UsageError


class Menu(StrEnum):
    ON = "on"
    OFF = "off"


def integrate(
    menu: Annotated[Menu, typer.Argument(help="on, or off to take it away again.")] = Menu.ON,
) -> None:
    """Put Isyarat with its icon into the menu of your desktop, or take it out."""
    from controller.desktop.base import menu_command
    from controller.desktop.open import open_menu

    entry = open_menu()
    try:
        if menu is Menu.ON:
            place = entry.add(menu_command())
            out.print(f"isyarat is in the menu ({place})", markup=False, soft_wrap=True)
        else:
            entry.remove()
            out.print("isyarat is no longer in the menu")
    except OSError as error:
        raise UsageError("the menu cannot be changed", str(error)) from None
