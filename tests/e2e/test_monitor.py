"""The monitor as a window of its own beside a run, on a real screen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from desktop import Desktop, process_group, wait_until

from controller.errors import InstanceError
from controller.event_client import EventClient
from controller.monitor.layout import Rect, lay_out
from controller.monitor.palette import DARK, LIGHT
from controller.sources.recording import RecordingWriter, open_recording
from gestures.landmarks import HandFrame

pytestmark = pytest.mark.desktop

ARTEFACTS = Path(__file__).resolve().parents[2] / "artifacts" / "e2e"
CLIPS = Path(__file__).resolve().parents[2] / "controller" / "demo" / "clips"
COMMAND = [sys.executable, "-m", "controller"]


@pytest.fixture(scope="module")
def hand_that_stays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording of a hand that is always in view, at rest, and swipes every 4 seconds."""
    folder = tmp_path_factory.mktemp("hand")
    once = folder / "once.hands.npz"
    record = ["run", "--dry-run", "--speed", "max", "--record", str(once)]
    command = [*COMMAND, *record, "--source", str(CLIPS / "slides.mp4")]
    environment = os.environ | {"ISYARAT_RUNTIME_DIR": str(folder)}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    reader = open_recording(once, speed="max")
    frames: list[HandFrame] = []
    while (observation := reader.read()) is not None:
        frames.append(observation.frame)
    swipe = [frame for frame in frames if 1.2 <= frame.t <= 1.9 and frame.hands]
    cycle = [swipe[0]] * 60 + swipe + [swipe[-1]] * 30
    path = folder / "stays.hands.npz"
    with RecordingWriter(path) as writer:
        for number, frame in enumerate(cycle * 20):
            writer.append(replace(frame, t=number / 30))
    return path


@pytest.fixture
def run(
    xserver: Desktop, hand_that_stays: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[subprocess.Popen[bytes]]:
    for name in ("RUNTIME_DIR", "CONFIG", "LOGS", "STATE"):
        monkeypatch.setenv(f"ISYARAT_{name}", str(tmp_path / name.lower()))
    command = [*COMMAND, "run", "--dry-run", "--source", str(hand_that_stays)]
    with process_group(command, env=xserver.environment) as process:
        wait_until(answers, 60, "the start of the run")
        yield process


def answers() -> bool:
    try:
        EventClient().close()
    except InstanceError:
        return False
    return True


def share(path: Path, rgb: tuple[int, int, int], panel: str) -> float:
    picture = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
    rect: Rect = getattr(lay_out(picture.shape[1], picture.shape[0]), panel)
    part = picture[round(rect.y) : round(rect.bottom), round(rect.x) : round(rect.right)]
    return float((np.abs(part.astype(int) - rgb).max(axis=2) < 14).mean())


def test_a_screenshot_of_a_run(xserver: Desktop, run: subprocess.Popen[bytes]) -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    file = ARTEFACTS / "monitor.png"
    command = [*COMMAND, "monitor", "--screenshot", str(file), "--after", "6"]
    subprocess.run(command, env=xserver.environment, check=True, timeout=60)
    assert share(file, DARK.right, "picture") > 0.001, "no skeleton"
    assert share(file, LIGHT.stage, "picture") > 0.7, "the camera's picture is in it"
    for rgb, what in ((LIGHT.right, "swipe"), (LIGHT.action, "action")):
        legend = 60 / (1152 * 205)  # the dot beside the lane's name
        assert share(file, rgb, "timeline") > 1.5 * legend, f"no {what} in the timeline"


@pytest.mark.skipif(os.name != "posix", reason="sends SIGKILL")
def test_the_run_goes_on_when_the_monitor_is_killed(
    xserver: Desktop, run: subprocess.Popen[bytes]
) -> None:
    client = EventClient()
    with process_group([*COMMAND, "monitor"], env=xserver.environment) as window:
        wait_until(
            lambda: "monitor" in xserver.active_window_title(), 30, "the window of the monitor"
        )
        lines = client.follow_as({"do": "follow", "frames": True})[1]
        assert next(lines)["kind"]
        window.kill()
        window.wait(5)
    assert sum(1 for line, _ in zip(lines, range(20), strict=False) if line["kind"] == "frame") > 5
    client.close()
    assert run.poll() is None


def test_a_clip_of_its_own(xserver: Desktop, tmp_path: Path) -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    file = ARTEFACTS / "monitor_clip.png"
    command = [*COMMAND, "monitor", "--source", str(CLIPS / "palm_to_fist.mp4"), "--with-picture"]
    environment = xserver.environment | {"ISYARAT_CONFIG": str(tmp_path)}
    subprocess.run(
        [*command, "--screenshot", str(file), "--after", "3"],
        env=environment,
        check=True,
        timeout=60,
    )
    assert share(file, LIGHT.stage, "picture") < 0.3, "no picture of the camera"
