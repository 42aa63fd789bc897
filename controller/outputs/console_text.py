"""Captions and speech as lines on a console."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO


class ConsoleText:
    """A TextOutput that prints ``[label] text``, one line a text."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        """``stream`` is stderr when not given, so that stdout stays free for event lines."""
        self._label = label
        self._stream = stream or sys.stderr

    def send(self, text: str) -> None:
        line = " ".join(text.splitlines())
        with suppress(OSError, ValueError):
            # A closed console must not stop the keys.
            self._stream.write(f"[{self._label}] {line}\n")
            self._stream.flush()

    def cancel(self) -> None:
        """Nothing to cancel: what was sent has been printed."""

    def close(self) -> None:
        """Nothing to close."""
