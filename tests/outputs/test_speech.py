"""Sentences in turn: queue, cancel, engines that hang or fail."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from controller.outputs.console_text import ConsoleText
from controller.outputs.programs import ProgramError, ProgramRunner
from controller.outputs.speech.base import patience, spoken
from controller.outputs.speech.espeak_library import EspeakLibrary
from controller.outputs.speech.espeak_program import EspeakProgram
from controller.outputs.speech.open import find_engine, open_speech
from controller.outputs.speech.settings import SpeechSettings
from controller.outputs.speech.speaker import ECHO, MOST_WAITING, Speaker

PATIENCE = 5.0


def wait_until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.002)


class ScriptedEngine:
    """Notes what it shall speak; waits in the middle of it while ``gate`` is closed."""

    name = "script"

    def __init__(self) -> None:
        self.spoken: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self.problem: Exception | None = None

    def speak(self, text: str, runner: ProgramRunner) -> None:
        self.spoken.append(text)
        assert self.gate.wait(PATIENCE)
        if self.problem is not None:
            raise self.problem


class Stage:
    def __init__(self) -> None:
        self.engine = ScriptedEngine()
        self.told: list[str] = []
        self.now = 0.0
        self.speaker = Speaker(self.engine, self.told.append, clock=lambda: self.now)

    def busy(self) -> None:
        """Have it begin a sentence that takes long."""
        self.engine.gate.clear()
        self.speaker.send("long")
        wait_until(lambda: self.engine.spoken == ["long"])


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.engine.gate.set()
    stage.speaker.close()


def test_one_after_the_other(stage: Stage) -> None:
    for text in ("Halo", "nama saya", "Ayu"):
        stage.speaker.send(text)
    wait_until(lambda: stage.engine.spoken == ["Halo", "nama saya", "Ayu"])


def test_of_too_many_the_oldest_is_left_out(stage: Stage) -> None:
    stage.busy()
    for number in range(MOST_WAITING + 2):
        stage.speaker.send(f"{number}")
    stage.engine.gate.set()
    wait_until(lambda: len(stage.engine.spoken) == 1 + MOST_WAITING)
    assert stage.engine.spoken == ["long", *(str(n) for n in range(2, MOST_WAITING + 2))]


def test_cancel_forgets_what_waits(stage: Stage) -> None:
    stage.busy()
    stage.speaker.send("never")
    stage.speaker.cancel()
    stage.engine.gate.set()
    stage.speaker.send("later")
    wait_until(lambda: stage.engine.spoken == ["long", "later"])


def test_a_bounce_is_spoken_once_and_a_repetition_twice(stage: Stage) -> None:
    for at in (0.0, ECHO / 2, ECHO + 0.1, ECHO + 0.2):
        stage.now = at
        stage.speaker.send("Ya")
    stage.speaker.send("Tidak")
    stage.speaker.send("Ya")
    wait_until(lambda: stage.engine.spoken == ["Ya", "Ya", "Tidak", "Ya"])


def test_what_was_cancelled_may_be_said_again_at_once(stage: Stage) -> None:
    stage.busy()
    stage.speaker.cancel()
    stage.engine.gate.set()
    stage.speaker.send("long")
    wait_until(lambda: stage.engine.spoken == ["long", "long"])


def test_nothing_is_not_spoken(stage: Stage) -> None:
    stage.speaker.send(" \n")
    stage.speaker.send("Ya")
    wait_until(lambda: stage.engine.spoken == ["Ya"])


@pytest.mark.parametrize("problem", [ProgramError("no sound"), OSError(28, "no sound")])
def test_a_failure_is_told_once_until_it_works_again(stage: Stage, problem: Exception) -> None:
    def say(text: str) -> None:
        stage.speaker.send(text)
        wait_until(lambda: stage.engine.spoken[-1:] == [text])

    stage.engine.problem = problem
    say("a")
    say("b")
    stage.engine.problem = None
    say("c")
    stage.engine.problem = problem
    say("d")
    wait_until(lambda: len(stage.told) == 2)
    assert all("cannot speak: " in told and "no sound" in told for told in stage.told)


def test_closed_is_silent(stage: Stage) -> None:
    stage.speaker.close()
    stage.speaker.close()
    stage.speaker.send("Ya")
    assert stage.engine.spoken == []


class Program:
    """A SpeechEngine that runs a program; ``noise`` has the time of each sound it made."""

    name = "program"

    def __init__(self, noise: Path, timeout: float = 30.0) -> None:
        self.noise = noise
        self._timeout = timeout
        code = (
            "import sys, time\n"
            f"with open({str(noise)!r}, 'w') as card:\n"
            "    while True:\n"
            "        card.write(f'{time.monotonic()}\\n'); card.flush(); time.sleep(0.001)\n"
        )
        self._argv = [sys.executable, "-S", "-c", code]

    def speak(self, text: str, runner: ProgramRunner) -> None:
        runner.run(self._argv, self._timeout, given=text)

    def sounds(self) -> list[float]:
        return [float(line) for line in self.noise.read_text().splitlines()[:-1]]


def test_cancel_silences_within_50_ms(tmp_path: Path) -> None:
    engine, told = Program(tmp_path / "card"), []
    speaker = Speaker(engine, told.append)
    for _ in range(3):
        engine.noise.unlink(missing_ok=True)
        speaker.send("Terima kasih")
        wait_until(lambda: engine.noise.exists() and len(engine.sounds()) > 20)
        cancelled = time.monotonic()
        speaker.cancel()
        assert time.monotonic() - cancelled < 0.05
        time.sleep(0.2)
        assert engine.sounds()[-1] - cancelled < 0.05
    speaker.close()
    assert told == [], "to be cancelled is no failure"


def test_a_hung_engine_is_killed_told_of_once_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    engine, told = Program(tmp_path / "card", timeout=0.3), []
    speaker = Speaker(engine, told.append)
    slowest = 0.0
    for number in range(200):
        started = time.monotonic()
        speaker.send(f"{number}")
        slowest = max(slowest, time.monotonic() - started)
    # The machine of the tests may be busy; benchmarks/speech.py measures.
    assert slowest < 0.1
    wait_until(lambda: told)
    time.sleep(0.5)
    assert len(told) == 1
    assert "took more than 0.3 s: killed" in told[0]
    speaker.close()


def test_a_cancel_before_the_program_has_started_counts(tmp_path: Path) -> None:
    runner, started = ProgramRunner(), time.monotonic()
    runner.end()
    runner.run([sys.executable, "-c", "import time; time.sleep(60)"], 30)
    assert time.monotonic() - started < 10


def test_a_program_reads_what_it_is_given() -> None:
    code = "import sys; print(sys.stdin.buffer.read())"
    argv = [sys.executable, "-c", code]
    assert ProgramRunner().run(argv, 10, given="ümlaut\n") == repr("ümlaut\n".encode())
    assert ProgramRunner().run(argv, 10, given="") == "b''"


def test_the_slower_and_longer_the_more_patience() -> None:
    assert patience("a" * 500, 160) > patience("a", 160) > 5
    assert patience("a" * 500, 80) > patience("a" * 500, 300)


def test_no_markup_reaches_the_engine() -> None:
    assert spoken(" a\n[[bad]]  b ") == "a [ [bad]] b"


def test_without_an_engine_the_console_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("controller.outputs.speech.open.LIBRARY", "no_such_library")
    told: list[str] = []
    assert isinstance(open_speech(SpeechSettings(), told.append), ConsoleText)
    assert told == ["'say' is printed only: install the package espeak-ng to hear it"]
    assert isinstance(open_speech(SpeechSettings(engine="off"), told.append), ConsoleText)
    assert len(told) == 1


def test_the_program_is_preferred_and_the_library_stands_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("controller.outputs.speech.open.LIBRARY", "json")
    assert isinstance(find_engine(SpeechSettings()), EspeakProgram)
    assert isinstance(find_engine(SpeechSettings(engine="library")), EspeakLibrary)
    monkeypatch.setenv("PATH", "")
    assert isinstance(find_engine(SpeechSettings()), EspeakLibrary)
    assert find_engine(SpeechSettings(engine="program")) is None
