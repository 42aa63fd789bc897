"""The published MediaPipe wheel that still carries the original models."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REQUIREMENT = "mediapipe==0.10.21"
SHA256 = "05dc4a9e593655a79558d05d6227d31018c2537a4bd3362b51e230cf22aecfe3"
# One wheel whatever this machine is, so that its hash is known. Nothing of it is run.
PLATFORM = ("--platform", "manylinux_2_28_x86_64", "--python-version", "3.11")


@contextmanager
def open_wheel(path: Path | None) -> Iterator[zipfile.ZipFile]:
    """Open the wheel at path, or fetch it through pip. Raises SystemExit when it is another."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = path or download(Path(folder))
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if found != SHA256:
            raise SystemExit(f"{wheel} has sha256 {found}, wanted {SHA256} ({REQUIREMENT})")
        with zipfile.ZipFile(wheel) as archive:
            yield archive


def download(folder: Path) -> Path:
    """Let pip fetch the wheel into folder and return its path."""
    options = ("--no-deps", "--only-binary", ":all:", *PLATFORM, "--dest", str(folder))
    done = subprocess.run([pip_python(), "-m", "pip", "download", "--quiet", *options, REQUIREMENT])
    if done.returncode:
        raise SystemExit(f"pip could not fetch {REQUIREMENT}: get it elsewhere and pass --wheel")
    return next(folder.glob("*.whl"))


def pip_python() -> str:
    """Return a Python that has pip: an environment made without it borrows its parent's."""
    probe = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True)
    return sys.executable if probe.returncode == 0 else sys._base_executable
