"""A system without the libraries that OpenCV loads: a bare Debian."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT

WORDS = "libxcb.so.1: cannot open shared object file: No such file or directory"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which OpenCV cannot be loaded."""
    (tmp_path / "cv2.py").write_text(f"raise ImportError({WORDS!r})")
    return os.environ | {"PYTHONPATH": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "controller", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


def test_what_needs_no_picture_works(environment: dict[str, str]) -> None:
    done = run(environment, "list", "profiles")
    assert (done.returncode, done.stderr) == (0, "")


def test_what_needs_one_says_what_to_install(environment: dict[str, str]) -> None:
    done = run(environment, "demo")
    assert done.returncode == 1
    assert WORDS in done.stderr
    assert "apt install" in done.stderr
    assert "Traceback" not in done.stderr
