"""Choosing what speaks."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable

from controller.outputs.base import SpeechOutput
from controller.outputs.console_text import ConsoleText
from controller.outputs.speech.base import SpeechEngine
from controller.outputs.speech.espeak_library import EspeakLibrary
from controller.outputs.speech.espeak_program import EspeakProgram
from controller.outputs.speech.settings import SpeechSettings
from controller.outputs.speech.speaker import Speaker

PROGRAM = "espeak-ng"
LIBRARY = "espeakng_loader"


def open_speech(settings: SpeechSettings, report: Callable[[str], None]) -> SpeechOutput:
    """Return what the settings ask for; the console, and a word to ``report``, in its absence."""
    if settings.engine == "off":
        return ConsoleText("say")
    engine = find_engine(settings)
    if engine is None:
        report("'say' is printed only: install the package espeak-ng to hear it")
        return ConsoleText("say")
    return Speaker(engine, report)


def find_engine(settings: SpeechSettings) -> SpeechEngine | None:
    """Return the engine of the settings if it is there."""
    program = shutil.which(PROGRAM)
    if program and settings.engine in ("auto", "program"):
        return EspeakProgram(program, settings)
    if settings.engine in ("auto", "library") and importlib.util.find_spec(LIBRARY):
        return EspeakLibrary(settings)
    return None
