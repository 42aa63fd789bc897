"""The commands on what ships with the program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import ROOT, Isyarat

CLIPS = ROOT / "controller" / "demo" / "clips"
RUN = (sys.executable, "-m", "controller", "run", "--dry-run")


@pytest.mark.slow
@pytest.mark.parametrize("clip", sorted(path.stem for path in CLIPS.glob("*.mp4")))
def test_the_demo_finds_every_event_and_no_other(isyarat: Isyarat, clip: str) -> None:
    done = isyarat("demo", clip)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all right" in done.stdout
    assert "0 spurious" in done.stdout


def test_an_unknown_clip_is_answered_with_the_known_ones(isyarat: Isyarat) -> None:
    done = isyarat("demo", "holiday")
    assert done.returncode == 2
    assert done.stderr.startswith("isyarat: no shipped clip is called 'holiday': choose one of ")
    assert "slides" in done.stderr


def test_run_writes_events_and_actions_as_json_lines(isyarat: Isyarat) -> None:
    clip = CLIPS / "slides.mp4"
    done = isyarat("run", "--source", clip, "--dry-run", "--speed", "max", "--events", "-")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    swipes = [line["name"] for line in lines if line.get("phase") == "fire"]
    keys = [line["do"] for line in lines if line["kind"] == "action"]
    assert swipes == ["swipe_left", "swipe_left", "swipe_right"]
    assert keys == [{"key": "Right"}, {"key": "Right"}, {"key": "Left"}]


def test_a_recording_replays_to_the_same_events(isyarat: Isyarat, tmp_path: Path) -> None:
    clip, kept = CLIPS / "slides.mp4", tmp_path / "slides.hands.npz"
    options = ("--dry-run", "--speed", "max", "--events", "-")
    first = isyarat("run", "--source", clip, *options, "--record", kept)
    again = isyarat("run", "--source", kept, *options)

    def events(text: str) -> list[str]:
        return [line for line in text.splitlines() if '"event"' in line]

    assert len(events(first.stdout)) >= 3
    assert events(again.stdout) == events(first.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_ends_a_run_quietly(tmp_path: Path) -> None:
    events = tmp_path / "events.jsonl"
    clip = CLIPS / "slides.mp4"
    with subprocess.Popen(
        [*RUN, "--source", clip, "--events", events],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as process:
        deadline = time.monotonic() + 30
        while not events.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert errors == b""


@pytest.mark.parametrize("what", ["gestures", "profiles", "cameras"])
def test_lists(isyarat: Isyarat, what: str) -> None:
    done = isyarat("list", what)
    assert done.returncode == 0
    expected = {"gestures": "swipe_left", "profiles": "slides", "cameras": "camera"}
    assert expected[what] in done.stdout


def test_doctor_says_what_to_do(isyarat: Isyarat) -> None:
    done = isyarat("doctor")
    assert done.returncode == 1  # there is no display
    assert "MediaPipe runs" in done.stdout
    assert "--dry-run" in done.stdout
