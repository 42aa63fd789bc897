"""A run as a user has it: the profile is saved while it runs, and other commands ask about it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from command import ROOT, Isyarat

from controller.sources.recording import RecordingWriter
from gestures.landmarks import Hand, HandFrame

CLIPS = ROOT / "controller" / "demo" / "clips"
PROFILE = """\
version: 1
bindings:
  - name: turn
    on: swipe_left
    do: {key: %s}
"""


def long_recording(path: Path) -> Path:
    """Keep the hands of a shipped clip several times over, one after the other."""
    once = path.with_name("once.hands.npz")
    subprocess.run(
        [
            *(sys.executable, "-m", "controller", "run", "--dry-run", "--speed", "max"),
            *("--source", str(CLIPS / "slides.mp4"), "--record", str(once)),
        ],
        cwd=ROOT,
        env=os.environ | {"ISYARAT_RUNTIME_DIR": str(path.parent / "other")},
        check=True,
        capture_output=True,
    )
    from controller.sources.recording import open_recording

    frames: list[HandFrame] = []
    reader = open_recording(once, speed="max")
    while (observation := reader.read()) is not None:
        frames.append(observation.frame)
    reader.close()
    span = frames[-1].t - frames[0].t + 0.5
    with RecordingWriter(path) as writer:
        for number in range(12):
            for frame in frames:
                writer.append(shifted(frame, number * span))
    return path


def shifted(frame: HandFrame, by: float) -> HandFrame:
    hands = tuple(
        Hand(
            hand.track_id + int(1000 * by),
            hand.handedness,
            hand.handedness_score,
            hand.score,
            np.array(hand.image),
            np.array(hand.world),
            hand.age,
        )
        for hand in frame.hands
    )
    return HandFrame(frame.t + by, frame.width, frame.height, hands)


class Run:
    """A dry run of a long recording in real time, with a profile of the user's own."""

    def __init__(self, folder: Path, recording: Path) -> None:
        self.profile = folder / "mine.yaml"
        self.profile.write_text(PROFILE % "a")
        self.errors = folder / "errors"
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-P", "-m", "controller", "run", "--dry-run"),
                *("--source", str(recording), "--profile", str(self.profile), "--events", "-"),
            ],
            cwd=folder,
            env=os.environ
            | {
                "PYTHONPATH": str(ROOT),
                "ISYARAT_CONFIG": str(folder / "config"),
                "ISYARAT_RUNTIME_DIR": str(folder / "run"),
                "PYTHONUNBUFFERED": "1",
            },
            stdout=subprocess.PIPE,
            stderr=self.errors.open("w"),
            text=True,
        )

    def next_key(self) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            told = json.loads(line)
            if told["kind"] == "action":
                return str(told["do"]["key"])
        raise AssertionError(f"the run has ended: {self.errors.read_text()}")

    def wait_for_key(self, wanted: str, patience: float = 20.0) -> None:
        deadline = time.monotonic() + patience
        while self.next_key() != wanted:
            assert time.monotonic() < deadline, self.errors.read_text()

    def wait_for_error(self, text: str, patience: float = 10.0) -> None:
        deadline = time.monotonic() + patience
        while text not in self.errors.read_text():
            assert time.monotonic() < deadline, self.errors.read_text()
            time.sleep(0.02)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_recording(tmp_path_factory.mktemp("recording") / "long.hands.npz")


@pytest.fixture
def run(tmp_path: Path, recording: Path) -> Iterator[Run]:
    run = Run(tmp_path, recording)
    yield run
    run.process.terminate()
    run.process.communicate(timeout=20)


def save(path: Path, content: str) -> None:
    other = path.with_suffix(".new")
    other.write_text(content)
    other.replace(path)


@pytest.mark.slow
def test_a_saved_profile_acts_and_a_broken_one_does_not(run: Run) -> None:
    run.wait_for_key("a")
    save(run.profile, PROFILE % "b")
    run.wait_for_key("b")
    save(run.profile, PROFILE.replace("swipe_left", "swipe_lift") % "c")
    run.wait_for_error("the profile before stays in use")
    assert "mine.yaml:4:9: unknown gesture 'swipe_lift'" in run.errors.read_text()
    run.wait_for_key("b")
    save(run.profile, PROFILE % "d")
    run.wait_for_key("d")


@pytest.mark.slow
def test_explain_pause_and_resume(run: Run, isyarat: Isyarat) -> None:
    run.wait_for_key("a")
    said = isyarat("explain", "--last", "5")
    assert said.returncode == 0, said.stderr
    assert "swipe_left seen" in said.stdout
    assert "'turn' acted" in said.stdout
    assert isyarat("pause").stdout == "paused\n"
    assert isyarat("resume").stdout == "resumed\n"
    run.wait_for_key("a")
    assert isyarat("pause", "1").returncode == 2


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_monitor_shows_what_happens(run: Run, tmp_path: Path) -> None:
    run.wait_for_key("a")
    monitor = subprocess.Popen(
        [sys.executable, "-P", "-m", "controller", "monitor", "--text"],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "ISYARAT_RUNTIME_DIR": str(tmp_path / "run")}
        | {"PYTHONUNBUFFERED": "1", "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert monitor.stdout is not None
    seen = _until(monitor.stdout.readline, "-> turn: key a")
    assert any("swipe_left fire (right hand" in line for line in seen)
    assert any("'turn' acted" in line for line in seen)
    monitor.send_signal(signal.SIGINT)
    _, errors = monitor.communicate(timeout=10)
    assert (monitor.returncode, errors) == (0, "")


def _until(read: Callable[[], str], text: str) -> list[str]:
    lines: list[str] = []
    while not (lines and text in lines[-1]):
        lines.append(read())
        assert lines[-1], "the monitor has ended"
    return lines


def test_questions_without_a_run(isyarat: Isyarat) -> None:
    for command in ("explain", "monitor --text", "pause", "resume"):
        done = isyarat(*command.split())
        assert done.returncode == 7
        assert done.stderr == "isyarat: isyarat is not running: start it with `isyarat run`\n"
