"""The log file of a program that nobody watches, in the platform's place, of bounded size."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

MOST_BYTES, FILES = 1_000_000, 3


def logs_folder() -> Path:
    """Return the folder of the log files (ISYARAT_LOGS overrides the platform's place)."""
    override = os.environ.get("ISYARAT_LOGS")
    return Path(override) if override else platformdirs.user_log_path("isyarat", appauthor=False)


def log_to_file(folder: Path | None = None) -> Path | None:
    """Write the log to a file too; returns it, None where it cannot be written.

    What hands did is never logged, and nothing about what is on the screen.
    """
    path = (folder or logs_folder()) / "isyarat.log"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            path, maxBytes=MOST_BYTES, backupCount=FILES - 1, encoding="utf-8", delay=False
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(handler)
        logging.getLogger("controller").setLevel(logging.INFO)
        return path
    return None
