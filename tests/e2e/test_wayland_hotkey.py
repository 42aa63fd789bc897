"""The panic key through the GlobalShortcuts portal, played on a real message bus."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest
from desktop import wait_until
from fake_portal import PATH, FakePortal
from private_bus import private_bus

from bindings.keys import parse_combo
from controller.errors import OutputError
from controller.hotkey.open import open_hotkey
from controller.hotkey.portal import PortalHotkey, trigger
from controller.outputs.injected import Injected
from controller.outputs.keysyms import keysym_of

pytestmark = pytest.mark.desktop

COMBO = parse_combo("ctrl+alt+g")


@pytest.fixture(autouse=True)
def wayland(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-none")
    with private_bus():
        yield


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    service = FakePortal(("GlobalShortcuts",))
    yield service
    service.close()


def press(portal: FakePortal, name: str = "panic") -> None:
    body = (portal.session, name, 1, {})
    portal.say(PATH, "GlobalShortcuts", "Activated", "osta{sv}", *body)


def test_the_desktop_tells_when_it_is_pressed(portal: FakePortal) -> None:
    pressed = threading.Semaphore(0)
    hotkey = open_hotkey(COMBO, pressed.release)
    wait_until(lambda: len(portal.calls) == 2, 5, "the binding")
    name, signature, body, _ = portal.calls[1]
    assert (name, signature) == ("BindShortcuts", "oa(sa{sv})sa{sv}")
    (identifier, wishes), *others = body[1]
    assert (identifier, wishes["preferred_trigger"]) == ("panic", ("s", "CTRL+ALT+g"))
    assert others == []
    press(portal, "another")
    press(portal)
    press(portal)
    assert pressed.acquire(timeout=5)
    assert pressed.acquire(timeout=5)
    hotkey.close()
    hotkey.close()
    assert not pressed.acquire(blocking=False)
    assert portal.closed == ["Session"]


def test_own_strokes_do_not_count(portal: FakePortal) -> None:
    pressed = threading.Semaphore(0)
    injected = Injected()
    hotkey = PortalHotkey(COMBO, pressed.release, pytest.fail, injected)
    wait_until(lambda: len(portal.calls) == 2, 5, "the binding")
    keysym = keysym_of("g")
    assert keysym is not None
    injected.note(True, keysym)
    press(portal)
    press(portal)
    assert pressed.acquire(timeout=5)
    hotkey.close()
    assert not pressed.acquire(blocking=False)


@pytest.mark.parametrize("how", ["denied", "ended"])
def test_a_refusal_is_told(portal: FakePortal, how: str, caplog: pytest.LogCaptureFixture) -> None:
    portal.response = 1 if how == "denied" else 0
    with caplog.at_level(logging.WARNING):
        hotkey = open_hotkey(COMBO, lambda: None)
        wait_until(lambda: len(portal.calls) == 2, 5, "the binding")
        if how == "ended":
            portal.close()
        wait_until(lambda: "isyarat pause" in caplog.text, 5, "the warning")
    hotkey.close()


def test_without_the_portal_the_error_says_what_to_do() -> None:
    with pytest.raises(OutputError, match=r"no GlobalShortcuts portal.*isyarat pause"):
        open_hotkey(COMBO, lambda: None)


@pytest.mark.parametrize(
    ("combo", "written"),
    [
        ("ctrl+alt+g", "CTRL+ALT+g"),
        ("super+f12", "LOGO+F12"),
        ("shift+page_up", "SHIFT+Prior"),
        ("pause", "Pause"),
        ("scroll_lock", "Scroll_Lock"),
    ],
)
def test_the_notation(combo: str, written: str) -> None:
    assert trigger(parse_combo(combo)) == written
