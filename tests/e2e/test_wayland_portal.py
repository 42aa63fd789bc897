"""Keys and mouse through the RemoteDesktop portal, played on a real message bus."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import wait_until
from fake_portal import FakePortal
from private_bus import private_bus

from controller.errors import OutputError
from controller.outputs.open import open_outputs
from controller.outputs.wayland import look, token_file
from controller.outputs.wayland_portal import open_session
from controller.outputs.wayland_portal_keys import PortalKeyboard
from controller.outputs.wayland_portal_pointer import FRESH, PortalPointer
from controller.pointer.desktop import Monitor
from controller.portal.errors import DeniedError, NoPortalError

pytestmark = pytest.mark.desktop

MONITORS = [Monitor(900, 0, 500, 900), Monitor(100, 0, 800, 600)]
PROJECT = Path(__file__).resolve().parents[2]
KEY, BUTTON = ("NotifyKeyboardKeysym", "oa{sv}iu"), ("NotifyPointerButton", "oa{sv}iu")
MOTION, AXIS = ("NotifyPointerMotion", "oa{sv}dd"), ("NotifyPointerAxisDiscrete", "oa{sv}ui")


@pytest.fixture(autouse=True)
def session_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ISYARAT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-none")
    monkeypatch.delenv("DISPLAY", raising=False)
    with private_bus():
        yield


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    service = FakePortal()
    yield service
    service.close()


def sent(portal: FakePortal, count: int) -> list[tuple[object, ...]]:
    """Wait for so many notifications; returns them without the session, which must be right."""
    wait_until(lambda: len(portal.calls) >= 3 + count, 5, "the calls")
    news = portal.calls[3:]
    assert all(body[0] == portal.session and options == {} for _, _, body, options in news)
    return [(member, signature, *body[1:]) for member, signature, body, _ in news]


def test_the_calls_in_their_order(portal: FakePortal) -> None:
    outputs = open_outputs(dry_run=False)
    assert outputs.notice == ""
    assert outputs.watchdog is None
    (create, _, _, created), (select, select_type, selected, how), start = portal.calls
    assert (create, set(created)) == ("CreateSession", {"handle_token", "session_handle_token"})
    assert (select, select_type, selected) == ("SelectDevices", "oa{sv}", (portal.session,))
    assert {**how, "handle_token": ""} == {"types": 3, "persist_mode": 2, "handle_token": ""}
    assert start[:3] == ("Start", "osa{sv}", (portal.session, ""))
    outputs.keys.press("ctrl")
    outputs.keys.press("z")
    outputs.keys.release("z")
    outputs.keys.release("ctrl")
    outputs.pointer.press("right")
    outputs.pointer.release("right")
    outputs.pointer.scroll(1, 2)
    assert sent(portal, 8) == [
        *((*KEY, 0xFFE3, 1), (*KEY, 0x7A, 1), (*KEY, 0x7A, 0), (*KEY, 0xFFE3, 0)),
        *((*BUTTON, 0x111, 1), (*BUTTON, 0x111, 0), (*AXIS, 0, -2), (*AXIS, 1, 1)),
    ]
    outputs.close()
    outputs.close()
    assert portal.closed == ["Session"]


def test_every_character_is_typed(portal: FakePortal) -> None:
    keys = open_outputs(dry_run=False).keys
    keys.type("Aé\r\n€🖐\x01")
    keysyms = [0x41, 0xE9, 0xFF0D, 0x010020AC, 0x0101F590]
    expected = [(*KEY, keysym, state) for keysym in keysyms for state in (1, 0)]
    assert sent(portal, 10) == expected
    keys.close()


def test_what_is_down_at_the_end_is_let_go(portal: FakePortal) -> None:
    keys = open_outputs(dry_run=False).keys
    keys.press("shift")
    keys.press("a")
    keys.close()
    assert [call[2:] for call in sent(portal, 4)][2:] == [(0x61, 0), (0xFFE1, 0)]
    assert portal.closed == ["Session"]


def test_the_permission_is_remembered_once_each(portal: FakePortal, tmp_path: Path) -> None:
    assert "asks" in look()[0]
    asked = []
    for token in ("token-1", "token-2", ""):
        portal.token = token
        open_outputs(dry_run=False, asking=lambda: asked.append(portal.token)).close()
    used = [options.get("restore_token") for name, _, _, options in portal.calls if "Sel" in name]
    assert used == [None, "token-1", "token-2"]
    assert asked == ["token-1"]
    assert not token_file().exists()
    portal.token = "token-3"
    open_outputs(dry_run=False).close()
    assert token_file().stat().st_mode & 0o777 == 0o600
    assert "asks" not in look()[0]


def test_an_old_portal_is_not_asked_to_remember() -> None:
    portal = FakePortal(version=1)
    open_outputs(dry_run=False).close()
    assert set(portal.calls[1][3]) == {"types", "handle_token"}
    portal.close()


@pytest.mark.parametrize("devices", [3, 2])
def test_a_no_is_a_no(portal: FakePortal, monkeypatch: pytest.MonkeyPatch, devices: int) -> None:
    """Neither /dev/uinput nor XWayland is tried when the user does not allow it."""
    monkeypatch.setenv("DISPLAY", ":0")
    portal.response = 1 if devices == 3 else 0
    portal.devices = devices
    with pytest.raises(DeniedError, match=r"allowed.*: start again and allow it") as raised:
        open_outputs(dry_run=False)
    assert raised.value.exit_code == 6
    assert portal.closed == ["Session"]


def test_nobody_answers(portal: FakePortal, tmp_path: Path) -> None:
    portal.response = None
    start = time.monotonic()
    with pytest.raises(DeniedError, match="nobody has answered"):
        open_session(tmp_path / "token", patience=0.3)
    assert 0.2 < time.monotonic() - start < 5
    assert portal.closed == ["Request", "Session"]


def test_a_portal_that_dies_during_the_question(portal: FakePortal, tmp_path: Path) -> None:
    import threading

    portal.response = None
    threading.Timer(0.3, portal.close).start()
    with pytest.raises(OutputError, match="gone away"):
        open_session(tmp_path / "token", patience=30)


def test_without_a_portal_the_ways_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controller.outputs.uinput.DEVICE", "/nonexistent")
    for attempt in (lambda: open_outputs(dry_run=False), look):
        with pytest.raises(OutputError, match=r"no RemoteDesktop portal.*uinput.*X11 session"):
            attempt()
    portal = FakePortal(interfaces=("GlobalShortcuts",))
    with pytest.raises(NoPortalError, match="No such interface"):
        open_session(token_file())
    portal.close()


def test_a_refusal_is_told_by_the_next_call_and_passes(portal: FakePortal) -> None:
    keys = open_outputs(dry_run=False).keys
    portal.refuse = {"NotifyKeyboardKeysym"}
    keys.press("a")
    with pytest.raises(OutputError, match="refuses"):
        wait_until(lambda: keys.type("b"), 5, "the refusal")  # type: ignore[func-returns-value]
    keys.close()


@pytest.mark.parametrize("how", ["withdrawn", "ended"])
def test_a_permission_that_ends_is_an_error_from_then_on(portal: FakePortal, how: str) -> None:
    keys = open_outputs(dry_run=False).keys
    if how == "ended":
        portal.close()
    else:
        portal.say(portal.session, "Session", "Closed", "")
    for _ in range(2):
        with pytest.raises(OutputError, match=rf"{how}.*start isyarat again"):
            wait_until(lambda: keys.type("b"), 5, "the end")  # type: ignore[func-returns-value]
    keys.close()


def test_the_pointer_goes_by_steps_from_a_corner(portal: FakePortal) -> None:
    now = 100.0
    session = open_session(token_file())
    pointer = PortalPointer(session, lambda: MONITORS, lambda: now)
    pointer.move_to(110, 20)
    pointer.move_to(113.5, 15)
    now += FRESH + 1
    pointer.press("left")
    pointer.move_to(100, 15)
    pointer.release("left")
    now += FRESH + 1
    pointer.move_to(100, 0)
    steps = [call[2:] for call in sent(portal, 8) if call[0] == "NotifyPointerMotion"]
    far = (-30_000.0, 30_000.0)
    assert steps == [far, (10, -579), (3.5, -5), (-13.5, 0), far, (0, -599)]
    PortalKeyboard(session).close()


def test_a_program_that_is_killed_leaves_the_bus(portal: FakePortal) -> None:
    """What the portal closes a session by: the name of its owner has gone."""
    script = (
        "import time; from controller.outputs.open import open_outputs;"
        "outputs = open_outputs(dry_run=False); outputs.keys.press('ctrl');"
        "print(outputs.keys._session._link.bus.unique_name, flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    name = child.stdout.readline().strip()
    assert name.startswith(":")
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    tester = open_dbus_connection(bus="SESSION")
    owned = message_bus.NameHasOwner(name)
    assert tester.send_and_get_reply(owned).body == (True,)
    child.kill()
    child.wait()
    child.stdout.close()
    wait_until(lambda: tester.send_and_get_reply(owned).body == (False,), 5, "its end")
    tester.close()
