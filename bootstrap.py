"""Set up everything Isyarat needs beside this file and run one job. Needs Python >= 3.11 and pip.

    python3 bootstrap.py demo     install, then play the shipped clip through the whole pipeline
    python3 bootstrap.py test     install with the test tools, then run the tests
    python3 bootstrap.py install  install only; then: .venv/bin/isyarat (Windows: .venv\\Scripts)

Arguments after the job are passed on (``python3 bootstrap.py test -k swipe``). What is
installed, with the hash of each file, stands in requirements.txt and requirements-dev.txt;
nothing is compiled, and nothing outside this folder changes.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "isyarat-requirements.sha256"
JOBS = {
    "demo": ("requirements.txt", ["-m", "controller", "demo"]),
    "test": ("requirements-dev.txt", ["-m", "pytest"]),
    "install": ("requirements.txt", ["-m", "controller", "--help"]),
}

SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGLESv2.so.2": "libgles2",
    "libGL.so.1": "libgl1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What mediapipe, opencv and Qt load on Linux, and the Debian packages that have it. Every
desktop has them; a bare server or container does not."""


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], cwd=ROOT)
    if done.returncode:
        sys.exit(f"bootstrap: this step failed: {' '.join(map(str, command))}")


def wanted(requirements: str) -> str:
    """A fingerprint of what must be installed; the dev list holds all of the plain one."""
    return hashlib.sha256((ROOT / requirements).read_bytes()).hexdigest()


def installed() -> set[str]:
    return set(STAMP.read_text().split()) if STAMP.exists() else set()


def install(requirements: str) -> None:
    if wanted(requirements) in installed():
        return
    print(f"Setting up {VENV} from {requirements} (once, about 850 MB on disk) ...", flush=True)
    if not venv_python().exists():
        # Debian splits ensurepip off into python3-venv, so the environment is made
        # without pip and filled from outside by the pip that is there.
        run(sys.executable, "-m", "venv", "--without-pip", VENV)
    pip = (sys.executable, "-m", "pip", "--python", venv_python(), "--disable-pip-version-check")
    # --no-deps: the list is complete, and nothing that it does not name shall come along.
    run(*pip, "install", "--quiet", "--no-deps", "--require-hashes", "-r", requirements)
    write_launchers()
    STAMP.write_text("\n".join(sorted(installed() | {wanted(requirements)})) + "\n")


def missing_packages() -> list[str]:
    """Debian packages whose library is not on this machine (none elsewhere than on Linux)."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in SYSTEM_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def install_system_libraries() -> None:
    packages = missing_packages()
    if not packages:
        return
    apt = shutil.which("apt-get")
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not apt or os.geteuid() != 0:
        sys.exit(
            "bootstrap: this machine lacks libraries that mediapipe and opencv load: "
            + (f"run 'sudo {line}'" if apt else f"install what Debian calls {' '.join(packages)}")
            + ", then start me again"
        )
    print(f"Adding system libraries: {line}", flush=True)
    run(apt, "-qq", "update")
    run(apt, *line.split()[1:], "-qq")


def write_launchers() -> None:
    """Make the packages of this folder importable and `isyarat` a command of the environment."""
    site = subprocess.run(
        [venv_python(), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (Path(site) / "isyarat.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    if os.name == "nt":
        launcher = VENV / "Scripts" / "isyarat.cmd"
        launcher.write_text(f'@"{venv_python()}" -m controller %*\r\n', encoding="utf-8")
    else:
        launcher = VENV / "bin" / "isyarat"
        launcher.write_text(f'#!/bin/sh\nexec "{venv_python()}" -m controller "$@"\n')
        launcher.chmod(0o755)


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        sys.exit("bootstrap: Isyarat needs Python 3.11 or newer; start me with that one")
    if len(sys.argv) < 2 or sys.argv[1] not in JOBS:
        print(__doc__)
        return 0 if sys.argv[1:] in (["-h"], ["--help"]) else 2
    requirements, command = JOBS[sys.argv[1]]
    install_system_libraries()
    install(requirements)
    return subprocess.run([venv_python(), *command, *sys.argv[2:]], cwd=ROOT).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
