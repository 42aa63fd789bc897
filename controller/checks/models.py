"""Are the shipped models there and whole, and do they run?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from controller.checks.base import Check
from controller.system_libraries import REMEDY, is_missing_library
from models.errors import AssetError
from models.manifest import load_asset, read_manifest


def check_models() -> Iterator[Check]:
    """Check the hash of every asset, then look at one black picture."""
    whole = True
    for name in read_manifest():
        try:
            path = load_asset(name)
        except AssetError as error:
            whole = False
            yield Check(name, "broken", error.message, error.hint)
        else:
            yield Check(name, "ok", f"{path.stat().st_size / 1e6:.1f} MB, hash right")
    if whole:
        yield _run()


def _run() -> Check:
    try:
        from controller.tracker.open import open_landmarker

        landmarker = open_landmarker()
        try:
            landmarker.detect(np.zeros((480, 640, 3), np.uint8), 0.0)
        finally:
            landmarker.close()
    except (AssetError, ImportError, OSError, RuntimeError) as error:
        return Check(
            "hand tracking",
            "broken",
            f"MediaPipe does not start ({error})",
            REMEDY if is_missing_library(error) else "install isyarat again",
        )
    return Check("hand tracking", "ok", "MediaPipe runs")
