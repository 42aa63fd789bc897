"""The Qt tray's menu as it is filled again and again, without a screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMenu
from test_menu import VIEW, Orders

from controller.qt.destroying import destroy
from controller.qt.start import start_qt
from controller.texts import Texts
from controller.tray.qt_tray import QtTray

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


@pytest.fixture(scope="module")
def application() -> QApplication:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return start_qt()


@pytest.fixture
def tray(application: QApplication) -> Iterator[QtTray]:
    tray = QtTray(Orders(), Texts("en"), lambda: None)
    yield tray
    tray.close()
    shiboken6.delete(tray)  # the icon first: it uses the menu
    for menu in [each for each in application.topLevelWidgets() if each.parent() is None]:
        destroy(menu)


def settle(application: QApplication) -> None:
    """Deliver what waits, deletions included."""
    application.processEvents()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def parts(application: QApplication) -> int:
    """Return how many objects all menus are made of."""
    menus = [widget for widget in application.allWidgets() if isinstance(widget, QMenu)]
    return sum(1 + len(menu.findChildren(QObject, options=DIRECT)) for menu in menus)


def test_filling_the_menu_again_leaves_nothing_of_the_last_one(
    tray: QtTray, application: QApplication
) -> None:
    counts = []
    for number in range(10):
        tray.show(replace(VIEW, recent=(f"palm {number}",)))
        settle(application)
        counts.append(parts(application))
    assert counts[0] > len(VIEW.profiles)
    assert set(counts) == {counts[0]}
