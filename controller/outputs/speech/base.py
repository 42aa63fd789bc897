"""What speaks, and how much time it is given."""

from __future__ import annotations

from typing import Protocol

from controller.outputs.programs import ProgramRunner

_START = 10.0
_LETTERS_PER_WORD = 5.0
_PATIENCE = 2.0


class SpeechEngine(Protocol):
    """Speaks one text to its end. ``name``: what it is, for people."""

    @property
    def name(self) -> str: ...

    def speak(self, text: str, runner: ProgramRunner) -> None:
        """Have ``runner`` run whatever speaks; ``runner.end()`` silences it.

        Raises ProgramError when nothing could be heard.
        """
        ...


def patience(text: str, rate: int) -> float:
    """Return the seconds after which an engine that still speaks ``text`` must be stuck.

    rate: words a minute.
    """
    return _START + _PATIENCE * 60.0 * len(text) / (_LETTERS_PER_WORD * rate)


def spoken(text: str) -> str:
    """Return ``text`` as one line without espeak-ng's markup for phonemes, ``[[...]]``."""
    return " ".join(text.replace("[[", "[ [").split())
