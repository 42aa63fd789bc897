"""The watchdog's own process: ``python -m controller.outputs.watchdog_main``, see watchdog.py."""

from __future__ import annotations

import io
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import cast

from controller.errors import OutputError
from controller.outputs.base import Button, KeyOutput, PointerOutput
from controller.outputs.open import open_devices

_SETTLE_SECONDS = 0.1
"""The dead parent's last key stroke may reach the desktop after the first release."""


def follow(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Read the parent's lines until it says bye or is gone.

    Returns what is still down as (kind, name), in the order it was pressed; nothing after
    a bye.
    """
    held: dict[tuple[str, str], None] = {}
    for line in lines:
        match line.split():
            case ["bye"]:
                return []
            case ["down", kind, name]:
                held[kind, name] = None
            case ["up", kind, name]:
                held.pop((kind, name), None)
    return list(held)


def let_go(held: list[tuple[str, str]], keys: KeyOutput, pointer: PointerOutput) -> None:
    """Release everything, last pressed first; one failure does not keep the rest down."""
    for kind, name in reversed(held):
        with suppress(OutputError):
            if kind == "key":
                keys.release(name)
            else:
                pointer.release(cast(Button, name))


def _ignore_signals() -> None:
    """Only the end of the pipe ends this process, so that it outlives its parent."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def main() -> None:
    _ignore_signals()
    keys, pointer = open_devices()
    held = follow(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace"))
    if held:
        let_go(held, keys, pointer)
        time.sleep(_SETTLE_SECONDS)
        let_go(held, keys, pointer)
    keys.close()
    pointer.close()


if __name__ == "__main__":
    main()
