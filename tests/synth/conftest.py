"""The rig, built once, where the train extra is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from models.training.synth.rig import Rig


@pytest.fixture(scope="session")
def rig() -> Rig:
    pytest.importorskip("pygltflib")
    from models.training.synth.rig import Rig

    return Rig()
