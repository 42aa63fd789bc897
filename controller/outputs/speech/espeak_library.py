"""espeak-ng's library as it comes with the package espeakng-loader.

It runs in a process of its own, so that it can be silenced or killed like any program.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from controller.outputs.programs import ProgramError, ProgramRunner
from controller.outputs.sounds import play_command
from controller.outputs.speech.base import patience
from controller.outputs.speech.settings import SpeechSettings

_PROJECT = Path(__file__).resolve().parents[3]
_RENDER = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from controller.outputs.speech.library_main import main; main(sys.argv[2:])"
)


class EspeakLibrary:
    """A SpeechEngine that renders to a WAV file and has the platform's player play it."""

    def __init__(
        self,
        settings: SpeechSettings,
        player: Callable[[Path], list[str] | None] = play_command,
    ) -> None:
        self.name = "espeak-ng's library"
        self._settings = settings
        self._player = player

    def speak(self, text: str, runner: ProgramRunner) -> None:
        with tempfile.TemporaryDirectory(prefix="isyarat-") as folder:
            wav = Path(folder) / "speech.wav"
            play = self._player(wav)
            if play is None:
                raise ProgramError("no player of sounds was found: install pulseaudio-utils")
            limit = patience(text, self._settings.rate)
            runner.run(self.render_command(wav), limit, given=text)
            if wav.exists():
                runner.run(play, limit, str(wav))

    def render_command(self, wav: Path) -> list[str]:
        """Return what renders the text on its standard input to a file."""
        settings = self._settings
        return [
            *(sys.executable, "-P", "-c", _RENDER, str(_PROJECT)),
            *(settings.voice, str(settings.rate), str(settings.volume), str(wav)),
        ]
