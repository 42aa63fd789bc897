"""What the guided start leaves behind in the user's folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from bindings.problems import ProfileError
from controller.autostart.xdg import XdgAutostart
from controller.errors import UsageError
from controller.settings import Settings, load_settings, profiles_folder, settings_file
from controller.setup.answers import Changes
from controller.setup.writing import has_clutch, write

CHANGES = Changes({"profile": "media", "language": "id"}, "media", True, True)


@pytest.fixture
def autostart(tmp_path: Path) -> XdgAutostart:
    return XdgAutostart(tmp_path / "autostart")


def files(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in folder.rglob("*") if p.is_file()}


def test_settings_profile_and_login(autostart: XdgAutostart) -> None:
    written = write(CHANGES, Settings(), autostart)
    assert written == [profiles_folder() / "media.yaml", settings_file()]
    settings = load_settings()
    assert (settings.profile, settings.language) == ("media", "id")
    assert has_clutch("media", settings)
    assert not has_clutch("slides", settings)
    assert autostart.is_on()
    write(Changes({}, "media", False, False), settings, autostart)
    assert not has_clutch("media", settings)
    assert not autostart.is_on()


def test_the_user_s_own_profile_is_changed_in_its_place(autostart: XdgAutostart) -> None:
    own = profiles_folder() / "media.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("# mine\nversion: 1\nbindings: [{on: fist, do: {key: a}}]  # one\n")
    write(CHANGES, Settings(), autostart)
    assert own.read_text().startswith("# mine\nversion: 1\n")
    assert own.read_text().endswith("bindings: [{on: fist, do: {key: a}}]  # one\n")
    assert has_clutch("media", Settings())


def test_nothing_is_written_when_the_settings_are_broken(
    autostart: XdgAutostart, home: Path
) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("profile = \n")
    before = files(home)
    with pytest.raises(ProfileError):
        write(CHANGES, Settings(), autostart)
    assert files(home) == before


def test_nothing_is_written_when_the_clutch_has_no_place(
    autostart: XdgAutostart, home: Path
) -> None:
    own = profiles_folder() / "media.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("{version: 1, bindings: [{on: fist, do: {key: a}}]}\n")
    before = files(home)
    with pytest.raises(UsageError, match="isyarat edit media"):
        write(CHANGES, Settings(), autostart)
    assert files(home) == before


def test_a_folder_that_cannot_be_written_is_told_of(
    autostart: XdgAutostart, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("in the way")
    monkeypatch.setenv("ISYARAT_CONFIG", str(home / "file" / "config"))
    with pytest.raises(UsageError, match="cannot write"):
        write(Changes({"mirror": False}, "slides"), Settings(), autostart)
