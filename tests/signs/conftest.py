"""A user's folders of their own, and recordings of somebody who signs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sign_scenes import scene, write

from controller.cli import main

Run = Callable[..., int]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have everything that is kept in a folder of the test's own, and no screen."""
    for name in ("CONFIG", "STATE", "DATA", "RUNTIME_DIR", "LOGS"):
        monkeypatch.setenv(f"ISYARAT_{name}", str(tmp_path / name.lower()))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return tmp_path


@pytest.fixture
def film(tmp_path: Path) -> Callable[[str], Path]:
    """Return a recording of a script (see ``sign_scenes.scene``)."""

    def make(script: str) -> Path:
        number = len(list(tmp_path.glob("film*.hands.npz")))
        return write(tmp_path / f"film{number}.hands.npz", scene(script))

    return make


@pytest.fixture
def isyarat() -> Run:
    """Run the command line in this process; return its exit status."""
    return lambda *arguments: main([str(each) for each in arguments])
