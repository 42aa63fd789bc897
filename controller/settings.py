"""Where the user's own files lie on this platform."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

NAME = "isyarat"


def config_folder() -> Path:
    """Return the user's configuration folder (ISYARAT_CONFIG overrides the platform's place)."""
    override = os.environ.get("ISYARAT_CONFIG")
    return Path(override) if override else platformdirs.user_config_path(NAME, appauthor=False)


def profiles_folder() -> Path:
    """Return the folder of the user's own binding files."""
    return config_folder() / "profiles"
