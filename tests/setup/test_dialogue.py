"""The guided start in a terminal: lines typed, lines said, files written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from controller.autostart.xdg import XdgAutostart
from controller.settings import Settings, load_settings, settings_file
from controller.setup.dialogue import Dialogue
from controller.setup.session import Session
from controller.sources.fakes import FakeCameras

PROJECT = Path(__file__).resolve().parents[2]
Talk = Callable[[str], tuple[object, str]]


@pytest.fixture
def talk(home: Path, scene: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Talk]:
    """Type answers, separated by spaces (- for Enter); what was written, and all that was said."""
    monkeypatch.setattr("controller.setup.dialogue._SWIPE", 10.0)
    sessions: list[Session] = []

    def talk(answers: str, *, source: str | None = str(scene)) -> tuple[object, str]:
        said: list[str] = []
        typed = iter(answers.split())

        def ask(question: str) -> str:
            said.append(question)
            answer = next(typed, None)
            if answer is None:
                raise EOFError
            return "" if answer == "-" else answer

        session = Session(
            Settings(language="en"),
            XdgAutostart(home / "autostart"),
            source=source,
            cameras=FakeCameras([], listed=[]),
        )
        sessions.append(session)
        return Dialogue(session, ask, said.append).run(), "\n".join(said)

    yield talk
    for session in sessions:
        session.close()


def test_all_the_way_through(talk: Talk, scene: Path) -> None:
    written, said = talk("- - - - 2 2 - -")
    assert written is not None
    for text in (
        "Your right hand, seen as",
        "Well done! That was a swipe to the left",
        "Ctrl+Alt+G",
    ):
        assert text.lower() in said.lower()
    settings = load_settings()
    assert (settings.profile, settings.camera, settings.language) == ("media", str(scene), "en")


@pytest.mark.parametrize("answers", ["", "q", "- - q", "2 s s s 3 -", "s s s s s s s"])
def test_leaving_changes_nothing(talk: Talk, answers: str) -> None:
    written, _ = talk(answers)
    assert written is None
    assert not settings_file().exists()


def test_the_language_changes_at_once(talk: Talk) -> None:
    _, said = talk("2")
    assert "Pilih kamera" in said


def test_back_and_wrong_answers(talk: Talk) -> None:
    _, said = talk("- b 9 x 2 q")
    assert said.count("Welcome to Isyarat") == 2
    assert said.count("none of the answers") == 2


def test_the_picture_can_be_turned(talk: Talk) -> None:
    written, said = talk("s 1 t - s s s s w")
    assert said.count("== See yourself ==") == 2
    assert written is not None
    assert load_settings().mirror is False


def test_without_a_camera(talk: Talk) -> None:
    written, said = talk("- r - s s 3 - - w", source=None)
    assert said.count("No camera was found") == 2
    assert written is not None
    assert load_settings().profile == "browser"


def test_a_real_process_writes_the_files(home: Path, scene: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "controller", "setup", "--text", "--source", str(scene)],
        cwd=PROJECT,
        env=environment | {"LANG": "id_ID.UTF-8", "LC_ALL": "", "COLUMNS": "200"},
        input="\n\n\n\n1\n2\n1\nw\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Bagus! Itu usapan ke kiri." in done.stdout
    config = home / "config"
    assert 'language = "id"' in (config / "settings.toml").read_text()
    assert "clutch:\n  arm: {gesture: palm" in (config / "profiles" / "slides.yaml").read_text()
    assert (home / "xdg" / "autostart" / "isyarat.desktop").exists()


def test_without_a_display_or_a_terminal_it_says_so(home: Path) -> None:
    environment = {
        k: v
        for k, v in os.environ.items()
        if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "controller", "setup"],
        cwd=PROJECT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 6
    assert "--text" in done.stderr
