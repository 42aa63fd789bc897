"""The tray's menu, whatever draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from controller.texts import Texts
from controller.tray.view import TrayView

Mark = Literal["none", "check", "radio"]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a menu. do: what a click does; None for a line that only says something.

    mark, on: whether the line can be ticked or is one of several, and is. menu: a menu of
    its own instead of a click. A line without text is a separator.
    """

    text: str = ""
    do: Callable[[], None] | None = None
    mark: Mark = "none"
    on: bool = False
    menu: tuple[Item, ...] = ()


SEPARATOR = Item()


class Commands(Protocol):
    """What a user can ask for from the tray. Called from the thread of the tray; never blocks."""

    def pause(self) -> None: ...

    def resume(self) -> None: ...

    def use_profile(self, name: str) -> None: ...

    def use_camera(self, source: str) -> None: ...

    def show_captions(self, shown: bool) -> None: ...

    def let_clicks_through(self, on: bool) -> None: ...

    def open_monitor(self) -> None: ...

    def edit_bindings(self) -> None: ...

    def open_setup(self) -> None: ...

    def show_help(self) -> None: ...

    def quit(self) -> None: ...


def make_menu(view: TrayView, commands: Commands, texts: Texts) -> tuple[Item, ...]:
    """Return the menu for a state."""
    turn = (
        Item(texts("menu.resume"), commands.resume)
        if view.paused
        else Item(texts("menu.pause"), commands.pause)
    )
    return (
        Item(title(view, texts)),
        turn,
        SEPARATOR,
        Item(texts("menu.profile"), menu=_profiles(view, commands)),
        Item(texts("menu.camera"), menu=_cameras(view, commands, texts)),
        *_captions(view, commands, texts),
        SEPARATOR,
        Item(texts("menu.monitor"), commands.open_monitor),
        Item(texts("menu.edit"), commands.edit_bindings),
        Item(texts("menu.setup"), commands.open_setup),
        Item(texts("menu.recent"), menu=_recent(view, texts)),
        Item(texts("menu.help"), commands.show_help),
        SEPARATOR,
        Item(texts("menu.quit"), commands.quit),
    )


def title(view: TrayView, texts: Texts) -> str:
    """Return the state in a few words: the first line, and the hint at the icon."""
    said = f"Isyarat: {texts(f'mood.{view.mood}')}"
    return f"{said} ({view.trouble})" if view.trouble else said


def _profiles(view: TrayView, commands: Commands) -> tuple[Item, ...]:
    return tuple(
        Item(name, _bound(commands.use_profile, name), "radio", name == view.profile)
        for name in view.profiles
    )


def _cameras(view: TrayView, commands: Commands, texts: Texts) -> tuple[Item, ...]:
    if not view.cameras:
        return (Item(texts("menu.no_camera")),)
    return tuple(
        Item(
            each.name, _bound(commands.use_camera, each.source), "radio", each.source == view.camera
        )
        for each in view.cameras
    )


def _captions(view: TrayView, commands: Commands, texts: Texts) -> tuple[Item, ...]:
    shown = Item(
        texts("menu.captions"),
        lambda: commands.show_captions(not view.captions),
        "check",
        view.captions,
    )
    through = Item(
        texts("menu.click_through"),
        lambda: commands.let_clicks_through(not view.click_through),
        "check",
        view.click_through,
    )
    return (shown, through) if view.captions else (shown,)


def _recent(view: TrayView, texts: Texts) -> tuple[Item, ...]:
    return tuple(map(Item, view.recent)) or (Item(texts("menu.nothing_yet")),)


def _bound(do: Callable[[str], None], argument: str) -> Callable[[], None]:
    return lambda: do(argument)
