"""Asks the desktop for the active application from the first time that somebody wants to know."""

from __future__ import annotations

import threading
from collections.abc import Callable

from controller.active_app.base import ActiveApp, NoActiveApp
from controller.active_app.open import Answerer, open_active_app


class LazyActiveApp:
    """An ActiveApp that is opened, in a thread of its own, when first asked.

    A desktop that is slow to answer keeps nobody waiting: until then nobody can tell.
    """

    def __init__(
        self, tell: Callable[[str], None], open_app: Callable[[], Answerer] = open_active_app
    ) -> None:
        """``tell`` hears, from that thread, what this desktop does not tell."""
        self._tell = tell
        self._open = open_app
        self._app: ActiveApp = NoActiveApp()
        self._opening: threading.Thread | None = None

    def current(self) -> str | None:
        if self._opening is None:
            self._opening = threading.Thread(target=self._run, name="active-app", daemon=True)
            self._opening.start()
        return self._app.current()

    def close(self) -> None:
        if self._opening is not None:
            self._opening.join(timeout=2.0)
        self._app.close()

    def _run(self) -> None:
        answerer = self._open()
        self._app = answerer.app
        if answerer.lack:
            self._tell(answerer.lack)
