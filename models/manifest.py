"""The manifest of shipped models: what each is, where it came from, and its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from models.errors import AssetError

ASSETS = Path(__file__).resolve().parent / "assets"
"""The folder of the shipped models."""

MANIFEST = "manifest.json"
REINSTALL = "install isyarat again (git checkout models/assets restores it in a clone)"


@dataclass(frozen=True, slots=True)
class Asset:
    """One model file.

    labels: what its outputs are called, in order; empty where they are landmarks.
    input: the contract of its input, as JSON (name, shape, dtype, meaning).
    metrics: figures, each with the data it was measured on, as JSON.
    card: the model card, relative to the assets folder.
    """

    name: str
    file: str
    sha256: str
    size: int
    licence: str
    origin: str
    card: str
    labels: tuple[str, ...] = ()
    input: Mapping[str, Any] = field(default_factory=dict)
    metrics: Mapping[str, Any] = field(default_factory=dict)


def read_manifest(folder: Path = ASSETS) -> dict[str, Asset]:
    """Return every asset by name. Raises AssetError when the manifest cannot be read."""
    path = folder / MANIFEST
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["assets"]
        assets = [Asset(**{**entry, "labels": tuple(entry["labels"])}) for entry in entries]
    except OSError as error:
        raise AssetError(f"no model manifest at {path} ({error.strerror})", REINSTALL) from error
    except (ValueError, KeyError, TypeError) as error:
        raise AssetError(f"the model manifest {path} is damaged ({error})", REINSTALL) from error
    return {asset.name: asset for asset in assets}


def write_manifest(assets: Mapping[str, Asset], folder: Path = ASSETS) -> None:
    """Write the manifest, sorted by name, so that equal content gives equal bytes."""
    entries = [asdict(assets[name]) for name in sorted(assets)]
    text = json.dumps({"assets": entries}, indent=2, ensure_ascii=False, allow_nan=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def find_asset(name: str, folder: Path = ASSETS) -> Asset:
    """Return the manifest's entry for name. Raises AssetError when there is none."""
    assets = read_manifest(folder)
    if name not in assets:
        known = ", ".join(sorted(assets))
        raise AssetError(f"no model called {name} in the manifest (there are {known})", REINSTALL)
    return assets[name]


def load_asset(name: str, folder: Path = ASSETS) -> Path:
    """Return the path of a model whose content is the one the manifest names.

    A file is hashed once a process unless its size or time of change differ.
    Raises AssetError when it is missing or its content is another.
    """
    asset = find_asset(name, folder)
    path = folder / asset.file
    try:
        stat = path.stat()
        found = _sha256(path, stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        raise AssetError(f"the model {path} is missing ({error.strerror})", REINSTALL) from error
    if found != asset.sha256:
        raise AssetError(f"the model {path} is damaged (its sha256 is another)", REINSTALL)
    return path


def digest(path: Path) -> str:
    """Return the sha256 of a file in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@lru_cache(maxsize=32)
def _sha256(path: Path, size: int, changed_ns: int) -> str:
    return digest(path)
