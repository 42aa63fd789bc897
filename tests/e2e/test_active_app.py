"""The name of the application that has the keyboard, on X11."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from desktop import Desktop, wait_until
from readers import xterm
from Xlib import X

from controller.active_app.base import ActiveApp
from controller.active_app.open import open_active_app

pytestmark = pytest.mark.desktop


@pytest.fixture
def app(xserver: Desktop) -> ActiveApp:
    answerer = open_active_app()
    assert (answerer.name, answerer.lack) == ("X11", "")
    return answerer.app


def test_the_class_of_the_active_window(xserver: Desktop, app: ActiveApp, tmp_path: Path) -> None:
    assert app.current() is None
    with xterm(xserver, tmp_path):
        wait_until(lambda: app.current() == "XTerm", 5, "xterm's name")
        late = open_active_app().app
        assert late.current() == "XTerm"
        late.close()
    wait_until(lambda: app.current() is None, 5, "the window's end")
    with xterm(xserver, tmp_path):
        wait_until(lambda: app.current() == "XTerm", 5, "xterm's name again")
        app.close()
        app.close()


def test_a_class_that_changes_and_windows_that_go_at_once(xserver: Desktop, app: ActiveApp) -> None:
    connection = xserver.connection
    root = connection.screen().root
    active = connection.intern_atom("_NET_ACTIVE_WINDOW")
    kind = connection.intern_atom("WINDOW")
    for round_trip in range(30):
        window = root.create_window(0, 0, 9, 9, 0, X.CopyFromParent)
        window.set_wm_class("first", f"First{round_trip}")
        root.change_property(active, kind, 32, [window.id])
        if round_trip % 3 == 0:
            connection.sync()
            wait_until(lambda n=round_trip: app.current() == f"First{n}", 5, "its class")
            window.set_wm_class("second", "Second")
            connection.sync()
            wait_until(lambda: app.current() == "Second", 5, "its new class")
        window.destroy()
        connection.sync()
    root.change_property(active, kind, 32, [0])
    connection.sync()
    wait_until(lambda: app.current() is None, 5, "no active window")
    app.close()


def test_the_answer_is_instant(app: ActiveApp) -> None:
    """A frame must not wait: on a loaded machine as well, one look in a thousand is quick."""
    start = time.perf_counter()
    for _ in range(10_000):
        app.current()
    assert time.perf_counter() - start < 0.5
    app.close()
