"""espeak-ng as a program of this machine. It plays what it speaks by itself."""

from __future__ import annotations

from controller.outputs.programs import ProgramError, ProgramRunner
from controller.outputs.speech.base import patience
from controller.outputs.speech.settings import SpeechSettings


class EspeakProgram:
    """A SpeechEngine that starts espeak-ng once a text, which takes it about 10 ms."""

    def __init__(self, program: str, settings: SpeechSettings) -> None:
        self.name = program
        self._rate = settings.rate
        self.argv = [
            *(program, "-v", settings.voice, "-s", str(settings.rate)),
            *("-a", str(settings.volume), "-b", "1", "--stdin"),
        ]
        """The command; it reads the text from its input, where other users cannot see it."""

    def speak(self, text: str, runner: ProgramRunner) -> None:
        output = runner.run(self.argv, patience(text, self._rate), given=text)
        last = output.rpartition("\n")[2]
        # Without a sound device it complains and ends with status 0.
        if last.startswith("error:"):
            raise ProgramError(f"there is no sound device to speak on ({last})")
