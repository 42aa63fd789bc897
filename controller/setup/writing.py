"""Carrying out what the guided start has gathered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bindings.loader import list_profiles
from bindings.parsing import parse_profile
from bindings.problems import ProfileError
from controller.autostart.base import Autostart, daemon_command
from controller.errors import UsageError
from controller.own_files import load_allowed, own_copy
from controller.settings import Settings, parse_settings, profiles_folder, settings_file
from controller.settings_template import TEMPLATE
from controller.setup.answers import Changes
from controller.setup.profile_text import add_clutch, remove_clutch
from controller.setup.settings_text import change_settings


def has_clutch(name: str, settings: Settings) -> bool:
    """Return whether a profile has a clutch as it stands; False for one that cannot be used."""
    try:
        profile = load_allowed(name, settings)
    except ProfileError:
        return False
    return profile.clutch is not None


def write(changes: Changes, settings: Settings, autostart: Autostart) -> list[Path]:
    """Write the profile and the settings, and switch the start at login; the files written.

    Raises UsageError, with what to do, for what cannot be written; ProfileError for settings
    that were broken before.
    """
    path = settings_file()
    # Whatever may fail without writing comes first.
    text = _new_settings(path, changes)
    written = []
    if changes.clutch is not None:
        written.append(_write_clutch(changes.profile, changes.clutch, settings))
    if changes.settings:
        _replace(path, text)
        written.append(path)
    if changes.autostart is not None:
        _turn(autostart, changes.autostart)
    return written


def _new_settings(path: Path, changes: Changes) -> str:
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else TEMPLATE
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}", str(error)) from None
    parse_settings(text, str(path))
    text = change_settings(text, changes.settings)
    parse_settings(text, str(path))
    return text


def _write_clutch(name: str, wanted: bool, settings: Settings) -> Path:
    source = list_profiles([profiles_folder()]).get(name) or Path(name)
    edit: Callable[[str], str] = add_clutch if wanted else remove_clutch
    try:
        text = edit(source.read_text("utf-8"))
        parse_profile(
            text,
            str(source),
            folder=source.parent,
            allow_commands=settings.allow_commands,
            allow_outside=settings.allow_outside,
        )
    except (OSError, ValueError, ProfileError) as error:
        hint = f"change it by hand (isyarat edit {name}): {str(error).partition(chr(10))[0]}"
        raise UsageError(f"the clutch of '{name}' cannot be changed", hint) from None
    copy = own_copy(name)
    _replace(copy, text)
    return copy


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    fresh = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, "utf-8", newline="")
        fresh.replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}", error.strerror or "choose another place") from None


def _turn(autostart: Autostart, on: bool) -> None:
    try:
        if on:
            autostart.turn_on(daemon_command())
        else:
            autostart.turn_off()
    except OSError as error:
        raise UsageError("the start at login cannot be changed", str(error)) from None
