"""Runs the command as a user does: in a process of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Isyarat = Callable[..., subprocess.CompletedProcess[str]]
