"""espeak-ng for real: Indonesian and English can be heard."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from controller.outputs.programs import ProgramError, ProgramRunner
from controller.outputs.speech.espeak_library import EspeakLibrary
from controller.outputs.speech.espeak_program import EspeakProgram
from controller.outputs.speech.settings import SpeechSettings

TEXTS = {"id": "Terima kasih banyak, sampai jumpa", "en": "Thank you very much, see you soon"}
needs_program = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)
needs_library = pytest.mark.skipif(
    importlib.util.find_spec("espeakng_loader") is None, reason="espeakng-loader is not installed"
)


def with_program(text: str, wav: Path, settings: SpeechSettings) -> None:
    argv = EspeakProgram("espeak-ng", settings).argv
    ProgramRunner().run([*argv, "-w", str(wav)], 20, given=text)


def with_library(text: str, wav: Path, settings: SpeechSettings) -> None:
    ProgramRunner().run(EspeakLibrary(settings).render_command(wav), 20, given=text)


RENDER = [
    pytest.param(with_program, marks=needs_program),
    pytest.param(with_library, marks=needs_library),
]


def sound(wav: Path) -> tuple[float, float]:
    """Return loudness (root mean square, full scale is 1) and length in seconds."""
    with wave.open(str(wav), "rb") as file:
        samples = np.frombuffer(file.readframes(2**30), "<i2") / 32768
        return float(np.sqrt(np.mean(samples**2))), len(samples) / file.getframerate()


@pytest.mark.parametrize("voice", TEXTS)
@pytest.mark.parametrize("render", RENDER)
def test_it_can_be_heard(render, voice: str, tmp_path: Path) -> None:
    wav = tmp_path / "speech.wav"
    render(TEXTS[voice], wav, SpeechSettings(voice=voice))
    loudness, seconds = sound(wav)
    assert loudness > 0.02
    assert 1 < seconds < 5


@pytest.mark.parametrize("render", RENDER)
def test_rate_and_volume(render, tmp_path: Path) -> None:
    wavs = []
    for number, settings in enumerate(
        [
            SpeechSettings(),
            SpeechSettings(rate=320),
            SpeechSettings(volume=30),
            SpeechSettings(volume=0),
        ]
    ):
        wavs.append(tmp_path / f"{number}.wav")
        render(TEXTS["id"], wavs[-1], settings)
    usual, fast, soft, mute = map(sound, wavs)
    assert fast[1] < 0.7 * usual[1]
    assert 0.01 < soft[0] < 0.5 * usual[0]
    assert mute[0] == 0


@pytest.mark.parametrize("render", RENDER)
def test_an_unknown_voice_is_told(render, tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="voice"):
        render("Halo", tmp_path / "speech.wav", SpeechSettings(voice="xx-none"))


@needs_library
def test_the_library_has_its_file_played(tmp_path: Path) -> None:
    heard = tmp_path / "heard.wav"
    code = "import shutil, sys; shutil.copy(sys.argv[1], sys.argv[2])"
    engine = EspeakLibrary(
        SpeechSettings(), lambda wav: [sys.executable, "-c", code, str(wav), str(heard)]
    )
    engine.speak(TEXTS["id"], ProgramRunner())
    assert sound(heard)[0] > 0.02
    assert list(tmp_path.iterdir()) == [heard]


def test_without_a_player_it_says_so() -> None:
    with pytest.raises(ProgramError, match="no player of sounds"):
        EspeakLibrary(SpeechSettings(), lambda wav: None).speak("Halo", ProgramRunner())


def test_without_a_sound_device_it_says_so(tmp_path: Path) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\ncat >&2\necho\necho 'error: No such file or directory' >&2\n")
    program.chmod(0o755)
    if sys.platform == "win32":
        pytest.skip("a shell script")
    with pytest.raises(ProgramError, match="there is no sound device to speak on"):
        EspeakProgram(str(program), SpeechSettings()).speak("Halo", ProgramRunner())
