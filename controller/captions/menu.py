"""The menu of a right click on the captions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, get_args

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from controller.captions.settings import MAX_SIZE, MIN_SIZE, Scheme
from controller.captions.window import CaptionWindow

_STEP = 1.2
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Orders:
    """What the menu can ask for that is not the window's own affair."""

    copy: Callable[[], None]
    history: Callable[[], None]
    export: Callable[[], None]
    hide: Callable[[], None]
    let_clicks_through: Callable[[], None]


def open_menu(window: CaptionWindow, orders: Orders, at: QPoint) -> QMenu:
    """Open the menu at a place of the screen; it lives until it is closed."""
    menu = QMenu(window)
    menu.aboutToHide.connect(menu.deleteLater)
    settings, texts = window.settings, window.texts
    lines = [(str(n), n) for n in range(1, 5)]
    _choices(
        menu, texts("captions.lines"), lines, settings.lines, lambda n: window.restyle(lines=n)
    )
    schemes = [(texts(f"captions.colours.{name}"), name) for name in get_args(Scheme)]
    title = texts("captions.colours")
    _choices(menu, title, schemes, settings.colours, lambda c: window.restyle(colours=c))
    plates = [(f"{part} %", part / 100) for part in (0, 40, 60, 80, 100)]
    title = texts("captions.plate")
    _choices(menu, title, plates, settings.opacity, lambda o: window.restyle(opacity=o))
    menu.addAction(texts("captions.larger"), lambda: _resize(window, _STEP))
    menu.addAction(texts("captions.smaller"), lambda: _resize(window, 1 / _STEP))
    menu.addAction(texts("captions.click_through"), orders.let_clicks_through)
    menu.addSeparator()
    menu.addAction(texts("captions.copy"), orders.copy)
    menu.addAction(texts("captions.all"), orders.history)
    menu.addAction(texts("captions.save"), orders.export)
    menu.addSeparator()
    menu.addAction(texts("captions.hide"), orders.hide)
    menu.popup(at)
    return menu


def _choices(
    menu: QMenu,
    title: str,
    options: Sequence[tuple[str, _Value]],
    now: _Value,
    choose: Callable[[_Value], None],
) -> None:
    submenu = menu.addMenu(title)
    group = QActionGroup(submenu)
    for label, value in options:
        action = submenu.addAction(label, partial(choose, value))
        action.setCheckable(True)
        action.setChecked(value == now)
        group.addAction(action)


def _resize(window: CaptionWindow, factor: float) -> None:
    size = round(window.settings.size * factor)
    window.restyle(size=max(MIN_SIZE, min(MAX_SIZE, size)))
