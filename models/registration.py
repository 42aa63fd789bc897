"""Entering a new or retrained model into the manifest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models.errors import AssetError
from models.manifest import ASSETS, MANIFEST, Asset, digest, read_manifest, write_manifest


def register_asset(
    name: str,
    *,
    file: str,
    licence: str,
    origin: str,
    card: str,
    labels: Sequence[str] = (),
    input: Mapping[str, Any],
    metrics: Mapping[str, Any],
    folder: Path = ASSETS,
) -> Asset:
    """Add or replace one entry; its hash and size are those of ``folder / file`` now.

    Equal arguments and equal files give an equal manifest, byte for byte. Raises
    AssetError when the model or its card is not in the folder.
    """
    for needed in (file, card):
        if not (folder / needed).is_file():
            raise AssetError(f"{folder / needed} does not exist", "write it before registering")
    path = folder / file
    asset = Asset(
        name=name,
        file=file,
        sha256=digest(path),
        size=path.stat().st_size,
        licence=licence,
        origin=origin,
        card=card,
        labels=tuple(labels),
        input=input,
        metrics=metrics,
    )
    known = read_manifest(folder) if (folder / MANIFEST).exists() else {}
    write_manifest({**known, name: asset}, folder)
    return asset
