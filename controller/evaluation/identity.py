"""What a result depends on: the content of its file, the models, the program and its options."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from controller.sources.file_faults import unreadable
from models.manifest import read_manifest

RESULTS_VERSION = 1
"""Raised whenever what is kept of an item changes."""

_ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = ("bindings", "controller", "gestures", "models")
_WITHOUT = ("controller/cli", "controller/evaluation", "controller/outputs", "models/training")
_LIBRARIES = ("mediapipe", "onnxruntime", "opencv-python", "numpy")


def key_of(content: str, **options: object) -> str:
    """Return the key of a result: equal for equal content, program, models and options."""
    parts = [content, program_digest(), json.dumps(options, sort_keys=True)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def content_digest(path: Path) -> str:
    """Return the sha256 of a file in hex. Raises SourceError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(path, error) from error


def fraction_of(text: str) -> float:
    """Return a number in [0, 1) that depends on the text alone."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 2**32


@cache
def program_digest() -> str:
    """Return a digest of the models, of the libraries and of the code that recognises."""
    digest = hashlib.sha256(f"{RESULTS_VERSION}".encode())
    for name, asset in sorted(read_manifest().items()):
        digest.update(f"{name} {asset.sha256}\n".encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    for path in _sources():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> list[Path]:
    found = (path for package in _PACKAGES for path in (_ROOT / package).rglob("*.py"))
    return sorted(path for path in found if not _is_beside(path))


def _is_beside(path: Path) -> bool:
    return path.relative_to(_ROOT).as_posix().startswith(_WITHOUT)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
