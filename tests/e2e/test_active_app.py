"""The name of the application that has the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop import Desktop, wait_until
from readers import xterm

from controller.active_app.base import NoActiveApp
from controller.active_app.open import open_active_app
from controller.active_app.x11 import FRESH, X11ActiveApp

pytestmark = pytest.mark.desktop


class Clock:
    """Moves on by more than an answer stays fresh, every time it is read."""

    def __init__(self) -> None:
        self.t = 0.0

    def __call__(self) -> float:
        self.t += 2 * FRESH
        return self.t


def test_the_class_of_the_active_window(xserver: Desktop, tmp_path: Path) -> None:
    app = X11ActiveApp(Clock())
    assert app.current() is None
    with xterm(xserver, tmp_path):
        assert app.current() == "XTerm"
    wait_until(lambda: app.current() is None, 5, "the window's end")
    app.close()


def test_an_answer_is_used_again_while_it_is_fresh(xserver: Desktop, tmp_path: Path) -> None:
    app = X11ActiveApp(clock=lambda: 1.0)
    with xterm(xserver, tmp_path):
        assert app.current() == "XTerm"
    assert app.current() == "XTerm"
    app.close()


def test_without_a_display_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert isinstance(open_active_app(), NoActiveApp)
