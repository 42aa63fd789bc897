"""A Qt application without a screen."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication

from controller.qt.start import start_qt


@pytest.fixture(scope="session")
def application() -> QApplication:
    """The process's only one; it draws into memory."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return start_qt()
