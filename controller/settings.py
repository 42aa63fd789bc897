"""Where the user's own files lie on this platform, and what ``settings.toml`` there says."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from bindings.keys import parse_combo
from bindings.problems import Problem, ProfileError
from controller.captions.settings import CaptionSettings
from controller.monitor.settings import MonitorSettings
from controller.outputs.speech.settings import SpeechSettings
from controller.pointer.reach import Reach
from controller.settings_problems import syntax_problem, value_problem
from gestures.in_control import Policy

NAME = "isyarat"
_MAX_SIZE = 100_000


def _combination(keys: str) -> str:
    """Check the panic key. Raises ValueError when it is no combination of keys."""
    combo = parse_combo(keys)
    if not combo.modifiers and len(combo.key) == 1:
        raise ValueError(f"'{keys}' would pause while you type: add ctrl, alt or super to it")
    return str(combo)


class PointerSettings(BaseModel):
    """The settings ``pointer.NAME``. monitors: those on which hands lead the pointer."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    monitors: Reach = "all"


class Settings(BaseModel):
    """What holds for this user, whichever profile is loaded; a profile cannot change it.

    profile: taken when ``--profile`` is not given. camera: likewise for ``--source``.
    mirror: whether pictures of that camera have to be flipped to be as in a mirror.
    allow_commands: whether a profile may start programs (the action ``run``).
    allow_outside: whether a profile may include files outside its own folder.
    control: whose hands count when several people are in view.
    panic_key: pauses at once and lets go of everything, whatever has the focus.
    pause_when_locked: whether hands are ignored, and the camera is off, behind a locked screen.
    language: of windows and menus; ``auto`` is the system's.
    captions, speech, monitor: tables of their own.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    profile: Annotated[str, Field(min_length=1)] = "slides"
    camera: Annotated[str, Field(min_length=1)] = "camera"
    mirror: bool = True
    allow_commands: bool = False
    allow_outside: bool = False
    control: Policy = "nearest"
    pointer: PointerSettings = PointerSettings()
    panic_key: Annotated[str, AfterValidator(_combination)] = "ctrl+alt+g"
    pause_when_locked: bool = True
    language: Literal["auto", "en", "id"] = "auto"
    captions: CaptionSettings = CaptionSettings()
    speech: SpeechSettings = SpeechSettings()
    monitor: MonitorSettings = MonitorSettings()


def config_folder() -> Path:
    """Return the user's configuration folder (ISYARAT_CONFIG overrides the platform's place)."""
    override = os.environ.get("ISYARAT_CONFIG")
    return Path(override) if override else platformdirs.user_config_path(NAME, appauthor=False)


def state_folder() -> Path:
    """Return where the program keeps what it remembers (ISYARAT_STATE overrides the place)."""
    override = os.environ.get("ISYARAT_STATE")
    return Path(override) if override else platformdirs.user_state_path(NAME, appauthor=False)


def data_folder() -> Path:
    """Return the folder of what the user has recorded (ISYARAT_DATA overrides the place)."""
    override = os.environ.get("ISYARAT_DATA")
    return Path(override) if override else platformdirs.user_data_path(NAME, appauthor=False)


def profiles_folder() -> Path:
    """Return the folder of the user's own binding files."""
    return config_folder() / "profiles"


def settings_file() -> Path:
    """Return where the settings are looked for; the file need not exist."""
    return config_folder() / "settings.toml"


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings, all defaults where there is no file.

    Raises ProfileError with every problem found.
    """
    path = path or settings_file()
    text = _read(path)
    return Settings() if text is None else parse_settings(text, str(path))


def parse_settings(text: str, file: str) -> Settings:
    """Read the text of a settings file. Raises ProfileError with every problem found."""
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems = [syntax_problem(str(error), text, file)]
        raise ProfileError(problems, {file: text}) from None
    try:
        return Settings.model_validate(plain)
    except ValidationError as error:
        problems = [value_problem(Settings, each, text, file) for each in error.errors()]
        raise ProfileError(problems, {file: text}) from None


def _read(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_SIZE + 1)
        if len(content) > _MAX_SIZE:
            raise ValueError(f"the file is too large: at most {_MAX_SIZE} bytes")
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        reason = "this is not UTF-8 text: save the file as UTF-8"
    except (OSError, ValueError) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    raise ProfileError([Problem(str(path), None, None, reason)])
