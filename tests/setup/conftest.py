"""A user's folders of their own, and a Qt application without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hand_scenes import write_scene
from PySide6.QtWidgets import QApplication

from controller.qt.destroying import destroy
from controller.qt.start import start_qt

SCENE = "right 1200ms\nswipe_left\nright 500ms\nnone 400ms"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have settings, profiles, state and the start at login in a folder of the test's own."""
    for name in ("CONFIG", "STATE", "RUNTIME_DIR", "LOGS"):
        monkeypatch.setenv(f"ISYARAT_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    return tmp_path


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording of a hand that is held up and swipes."""
    path = tmp_path_factory.mktemp("scene") / "scene.hands.npz"
    write_scene(SCENE, path)
    return path


@pytest.fixture(scope="session")
def qt() -> QApplication:
    """The process's only application; it draws into memory."""
    # For this process alone: programs that a test starts have a display of their own.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QT_QPA_PLATFORM", "offscreen")
        return start_qt()


@pytest.fixture(autouse=True)
def no_window_is_left() -> Iterator[None]:
    """Destroy what a test has opened, before a thread of another one collects it."""
    yield
    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            destroy(window)
