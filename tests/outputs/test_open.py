"""What is opened where, and what is said where nothing can be."""

from __future__ import annotations

import sys

import pytest

from controller.errors import OutputError
from controller.outputs.open import open_outputs

linux_only = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="X11 and Wayland only")


def test_a_dry_run_needs_no_display_and_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    outputs = open_outputs(dry_run=True)
    outputs.keys.press("ctrl")
    outputs.pointer.press("left")
    assert outputs.recorder is not None
    assert outputs.recorder.calls == [("key_down", "ctrl"), ("button_down", "left")]
    outputs.close()
    outputs.close()


@linux_only
@pytest.mark.parametrize("display", ["", ":9999", "nonsense"])
def test_without_a_display_the_error_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, display: str
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(OutputError, match="--dry-run") as raised:
        open_outputs(dry_run=False)
    assert "\n" not in str(raised.value)
    assert raised.value.exit_code == 6


@linux_only
def test_wayland_without_a_way_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setattr("controller.outputs.uinput.DEVICE", "/nonexistent")
    with pytest.raises(OutputError, match=r"no session bus.*uinput.*X11 session"):
        open_outputs(dry_run=False)
