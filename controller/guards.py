"""What keeps a run from acting when it must not: the panic key and the screen's lock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack

from bindings.keys import parse_combo
from controller.errors import OutputError
from controller.hotkey.open import open_hotkey
from controller.pauses import Pauses
from controller.screen_lock.open import watch_screen_lock
from controller.settings import Settings
from controller.texts import Texts

_log = logging.getLogger(__name__)


def set_guards(
    pauses: Pauses, settings: Settings, tell: Callable[[str], None], stack: ExitStack
) -> None:
    """Watch for the panic key and the lock until ``stack`` is closed; ``tell`` hears of both."""
    texts = Texts(settings.language)

    def panic() -> None:
        pauses.pause()
        tell(texts("news.panic", keys=settings.panic_key))

    def lock_changed(locked: bool) -> None:
        pauses.screen_locked(locked)
        _log.info("the screen is %s", "locked" if locked else "open")

    try:
        hotkey = open_hotkey(parse_combo(settings.panic_key), panic)
    except OutputError as error:
        _log.warning(texts("news.no_panic_key", why=error))
    else:
        stack.callback(hotkey.close)
    if settings.pause_when_locked:
        lock = watch_screen_lock(lock_changed)
        if lock is not None:
            stack.callback(lock.close)
