"""Speech: can it be heard, how fast is it silent, and does it ever keep an event waiting?

    python benchmarks/speech.py [TIMES]

Silence is measured twice: with a stand-in for espeak-ng that writes down each millisecond in
which it makes a sound, and, where a PulseAudio server runs and has parec, with espeak-ng itself
and what the server's default output plays.
"""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable
from pathlib import Path

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

import numpy as np

from bindings.actions import KeyAction, SayAction
from controller.outputs.console_text import ConsoleText
from controller.outputs.performer import Performer
from controller.outputs.programs import ProgramRunner
from controller.outputs.recorder import Recorder
from controller.outputs.speech.espeak_library import EspeakLibrary
from controller.outputs.speech.espeak_program import EspeakProgram
from controller.outputs.speech.settings import SpeechSettings
from controller.outputs.speech.speaker import Speaker

TEXTS = {"id": "Terima kasih banyak, sampai jumpa", "en": "Thank you very much, see you soon"}
LONG = "Selamat pagi semuanya, terima kasih sudah datang. " * 10
RATE = 16_000
LOUD = 300
PROGRAM = shutil.which("espeak-ng")


class StandIn:
    """A SpeechEngine: a program that notes the time of each sound, or hangs in silence."""

    name = "stand-in"

    def __init__(self, note: Path | None) -> None:
        code = (
            "import time\ntime.sleep(600)"
            if note is None
            else (
                f"import time\nwith open({str(note)!r}, 'w') as card:\n"
                "    while True:\n"
                "        card.write(f'{time.monotonic()}\\n'); card.flush(); time.sleep(0.001)\n"
            )
        )
        self._argv = [sys.executable, "-S", "-c", code]

    def speak(self, text: str, runner: ProgramRunner) -> None:
        runner.run(self._argv, 30.0, given=text)


def loudness(folder: Path) -> None:
    print("rendered to a file")
    for voice, text in TEXTS.items():
        settings = SpeechSettings(voice=voice)
        wav = folder / f"{voice}.wav"
        commands = {"library": EspeakLibrary(settings).render_command(wav)}
        if PROGRAM:
            commands["program"] = [*EspeakProgram(PROGRAM, settings).argv, "-w", str(wav)]
        for name, argv in sorted(commands.items()):
            started = time.monotonic()
            ProgramRunner().run(argv, 20, given=text)
            took = time.monotonic() - started
            with wave.open(str(wav), "rb") as file:
                samples = np.frombuffer(file.readframes(2**30), "<i2") / 32768
                seconds = len(samples) / file.getframerate()
            rms = float(np.sqrt(np.mean(samples**2)))
            print(f"  {name} {voice}: RMS {rms:.3f}, {seconds:.2f} s, in {1000 * took:.0f} ms")


def silence_of_stand_in(folder: Path, times: int) -> list[float]:
    took, note = [], folder / "card"
    speaker = Speaker(StandIn(note), print)
    for _ in range(times):
        note.unlink(missing_ok=True)
        speaker.send(LONG)
        while not note.exists() or note.stat().st_size < 500:
            time.sleep(0.005)
        cancelled = time.monotonic()
        speaker.cancel()
        time.sleep(0.15)
        took.append(float(note.read_text().splitlines()[-2]) - cancelled)
    speaker.close()
    return took


def silence_of_sound_server(times: int) -> list[float]:
    """Return seconds from cancel to the last loud sample, the recorder's own delay included."""
    assert PROGRAM is not None
    speaker = Speaker(EspeakProgram(PROGRAM, SpeechSettings()), print)
    command = ["parec", "--device=@DEFAULT_MONITOR@", "--format=s16le", f"--rate={RATE}"]
    took = []
    with subprocess.Popen(
        [*command, "--channels=1", "--latency-msec=5"], stdout=subprocess.PIPE, bufsize=0
    ) as recorder:
        for _ in range(times):
            speaker.send(LONG)
            listen(recorder, until=lambda loud: loud is not None)
            listen(recorder, until=None, seconds=0.3)
            cancelled = time.monotonic()
            speaker.cancel()
            last = listen(recorder, until=None, seconds=0.5)
            took.append(0.0 if last is None else max(0.0, last - cancelled))
        recorder.terminate()
    speaker.close()
    return took


def listen(
    recorder: subprocess.Popen[bytes],
    until: Callable[[float | None], bool] | None,
    seconds: float = 10.0,
) -> float | None:
    """Return when something loud was heard last (time.monotonic() of its arrival)."""
    assert recorder.stdout is not None
    last, deadline = None, time.monotonic() + seconds
    while time.monotonic() < deadline and not (until and until(last)):
        samples = np.frombuffer(recorder.stdout.read(160), "<i2")
        if np.abs(samples.astype(int)).max(initial=0) > LOUD:
            last = time.monotonic()
    return last


def delays(engine: StandIn | None, events: int = 500) -> list[float]:
    """Return what an event with a key and a sentence takes."""
    recorder = Recorder()
    speech = ConsoleText("say", io.StringIO()) if engine is None else Speaker(engine, print)
    console = ConsoleText("benchmark")
    performer = Performer(recorder.keys, recorder.pointer, console, speech)
    took = []
    for number in range(events):
        started = time.perf_counter()
        performer.perform(KeyAction(key="Right"))
        performer.perform(SayAction(say=f"kalimat {number}"))
        took.append(time.perf_counter() - started)
        time.sleep(0.002)
    performer.close()
    return took


def report(name: str, took: list[float]) -> None:
    middle, worst = 1000 * statistics.median(took), 1000 * max(took)
    print(f"  {name}: median {middle:.2f} ms, worst {worst:.2f} ms of {len(took)}")


def has_sound_server() -> bool:
    if not (PROGRAM and shutil.which("parec") and shutil.which("pactl")):
        return False
    return subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode == 0


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        loudness(Path(folder))
        print("from cancel to silence")
        report("stand-in", silence_of_stand_in(Path(folder), times))
    if has_sound_server():
        report("espeak-ng as the sound server plays it", silence_of_sound_server(times))
    else:
        print("  espeak-ng: no PulseAudio server here")
    print("an event that presses a key and says a sentence")
    report("speech goes to a closed console", delays(None))
    report("the engine hangs", delays(StandIn(None)))


if __name__ == "__main__":
    main()
