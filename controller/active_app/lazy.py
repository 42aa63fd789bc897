"""Asks the desktop for the active application from the first time that somebody wants to know."""

from __future__ import annotations

from collections.abc import Callable

from controller.active_app.base import ActiveApp, NoActiveApp
from controller.active_app.open import open_active_app


class LazyActiveApp:
    """An ActiveApp that is opened when first asked; ``tell`` hears it if there is none."""

    def __init__(
        self, tell: Callable[[str], None], open_app: Callable[[], ActiveApp] = open_active_app
    ) -> None:
        self._tell = tell
        self._open = open_app
        self._app: ActiveApp | None = None

    def current(self) -> str | None:
        if self._app is None:
            self._app = self._open()
            if isinstance(self._app, NoActiveApp):
                self._tell(
                    "this desktop does not tell which application is active: bindings that "
                    "ask for one do not act"
                )
        return self._app.current()

    def close(self) -> None:
        if self._app is not None:
            self._app.close()
