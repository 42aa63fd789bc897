"""The tray through pystray, where its backend can show a menu: Windows, macOS, GTK desktops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from controller.texts import Texts
from controller.tray.icons import draw_icon
from controller.tray.menu import Commands, Item, make_menu, title
from controller.tray.view import TrayView


def has_menu() -> bool:
    """Tell whether pystray works here and its backend has a menu (the plain X11 one has none)."""
    try:
        import pystray
    except Exception:  # each backend fails in its own way: no display, no GTK
        return False
    return bool(pystray.Icon.HAS_MENU)


class PystrayTray:
    """Implements ``controller.tray.base.Tray``. Its loop has a thread of its own."""

    def __init__(self, commands: Commands, texts: Texts) -> None:
        import pystray

        self._commands = commands
        self._texts = texts
        self._view = TrayView()
        menu = pystray.Menu(self._items)
        self._icon: Any = pystray.Icon("isyarat", draw_icon("looking"), "Isyarat", menu)
        self._icon.run_detached()

    def show(self, view: TrayView) -> None:
        before, self._view = self._view, view
        if view.mood != before.mood:
            self._icon.icon = draw_icon(view.mood)
        self._icon.title = title(view, self._texts)
        self._icon.update_menu()

    def close(self) -> None:
        self._icon.stop()

    def _items(self) -> Iterator[Any]:
        return _entries(make_menu(self._view, self._commands, self._texts))


def _entries(items: tuple[Item, ...]) -> Iterator[Any]:
    import pystray

    for item in items:
        if not item.text:
            yield pystray.Menu.SEPARATOR
            continue
        action = pystray.Menu(*_entries(item.menu)) if item.menu else _action(item)
        yield pystray.MenuItem(
            item.text,
            action,
            checked=None if item.mark == "none" else (lambda _, on=item.on: on),
            radio=item.mark == "radio",
            enabled=bool(item.menu or item.do),
        )


def _action(item: Item) -> Callable[[], None] | None:
    return item.do
