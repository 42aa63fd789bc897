"""A Qt application without a screen."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from controller.qt.destroying import destroy
from controller.qt.start import start_qt


@pytest.fixture(scope="session")
def application() -> QApplication:
    """The process's only one; it draws into memory."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return start_qt()


@pytest.fixture(autouse=True)
def no_window_is_left() -> Iterator[None]:
    """Destroy what a test has opened, before a thread of another one collects it."""
    yield
    # Menus go with the window they belong to.
    for window in [each for each in QApplication.topLevelWidgets() if each.parent() is None]:
        destroy(window)
