"""Fixtures that several areas share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# CI repeats the same examples, so that a change is what makes it fail; at home they vary.
settings.register_profile("ci", derandomize=True)
# For an evening: python3 bootstrap.py test --hypothesis-profile=long tests/bindings
settings.register_profile("long", max_examples=10_000, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The data folder beside the checkout; the test is skipped where there is none."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"no data folder at {folder}")
    return folder
