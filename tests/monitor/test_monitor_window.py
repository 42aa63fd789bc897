"""The window as it is painted: light and dark, with the camera's picture and without."""

from __future__ import annotations

import base64
from pathlib import Path

import cv2
import numpy as np
import pytest
from frames import frame_line, link
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton

from controller.captions.colours import Rgb
from controller.errors import UsageError
from controller.event_stream import Line
from controller.monitor.layout import Rect, lay_out
from controller.monitor.palette import DARK, LIGHT
from controller.monitor.window import MonitorWindow
from controller.texts import Texts

pytestmark = pytest.mark.usefixtures("application")

PICTURE: Rgb = (210, 40, 160)
"""No colour of the window's own."""
NOW = 100.0


def jpeg() -> str:
    bgr = np.full((240, 320, 3), PICTURE[::-1], np.uint8)
    return base64.b64encode(cv2.imencode(".jpg", bgr)[1].tobytes()).decode()


def window(*lines: Line, pictures: bool = True, language: str = "en") -> MonitorWindow:
    made = MonitorWindow(
        Texts(language),
        pictures=pictures,
        ask=lambda _: None,
        closed=lambda: None,
        clock=lambda: NOW,
    )
    for line in lines:
        made.take(line)
    return made


def running(**other: object) -> list[Line]:
    swipe = {"kind": "event", "hand": "right", "name": "swipe_left", "phase": "fire"}
    return [
        link(NOW - 6),
        {**swipe, "at": NOW - 5},
        {"kind": "action", "at": NOW - 5, "binding": "next slide", "latency_ms": 40.0},
        frame_line(NOW, picture=jpeg(), **other),
    ]


def pixels(pixmap: QPixmap) -> NDArray[np.uint8]:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def share(picture: NDArray[np.uint8], rgb: Rgb, panel: Rect | None = None) -> float:
    """Return which part of a panel has a colour, or almost."""
    if panel is not None:
        x, y, right, bottom = (round(v) for v in (panel.x, panel.y, panel.right, panel.bottom))
        picture = picture[y:bottom, x:right]
    return float((np.abs(picture.astype(int) - rgb).max(axis=2) < 14).mean())


def test_the_picture_is_shown_with_the_hand_on_it() -> None:
    shown = window(*running())
    panel = lay_out(shown.width(), shown.height()).picture
    picture = pixels(shown.grab())
    assert share(picture, PICTURE, panel) > 0.5
    assert share(picture, DARK.right, panel) > 0.0005


@pytest.mark.parametrize("pictures", [True, False])
def test_a_screenshot_has_no_camera_picture_unless_asked(pictures: bool) -> None:
    shown = window(*running(), pictures=pictures)
    panel = lay_out(shown.width(), shown.height()).picture
    bare = pixels(shown.grab_for_report())
    assert share(bare, PICTURE) == 0
    assert share(bare, DARK.right, panel) > 0.0005, "the skeleton stays"
    full = pixels(shown.grab_for_report(with_picture=True))
    assert (share(full, PICTURE, panel) > 0.5) == pictures
    assert (share(pixels(shown.grab()), PICTURE, panel) > 0.5) == pictures, "all is as before"


def test_the_desktop_s_palette_is_followed() -> None:
    shown = window(*running())
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Window, QColor(30, 30, 30))
    timeline = lay_out(shown.width(), shown.height()).timeline
    assert share(pixels(shown.grab()), LIGHT.panel, timeline) > 0.6
    shown.setPalette(dark)
    picture = pixels(shown.grab())
    assert share(picture, DARK.panel, timeline) > 0.6
    assert share(picture, LIGHT.panel) < 0.02


def test_the_swipe_and_its_action_stand_in_the_timeline() -> None:
    shown = window(*running())
    timeline = lay_out(shown.width(), shown.height()).timeline
    picture = pixels(shown.grab())
    quiet = pixels(window(link(1.0)).grab())
    for rgb in (LIGHT.right, LIGHT.action):
        assert share(picture, rgb, timeline) > 1.3 * share(quiet, rgb, timeline)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    "lines",
    [
        [],
        [link(1.0, paused=True)],
        [link(1.0, paused=True, locked=True)],
        [link(1.0, stalled=True)],
        [link(1.0, error="the camera is in use {or} gone")],
    ],
    ids=["away", "paused", "locked", "stalled", "error"],
)
def test_what_is_the_matter_stands_in_the_middle(lines: list[Line], language: str) -> None:
    shown = window(*lines, language=language)
    panel = lay_out(shown.width(), shown.height()).picture
    middle = Rect(panel.x, panel.y + panel.height / 2 - 10, panel.width, 80)
    assert share(pixels(shown.grab()), LIGHT.stage_ink, middle) > 0.003


def test_the_smallest_window_shows_it_all() -> None:
    shown = window(*running())
    shown.resize(1, 1)
    assert (shown.width(), shown.height()) == (shown.minimumWidth(), shown.minimumHeight())
    panel = lay_out(shown.width(), shown.height()).right
    assert share(pixels(shown.grab()), LIGHT.active, panel) > 0.002, "the bar of what is active"


def test_a_broken_picture_is_no_crash() -> None:
    lines = running()
    lines[-1]["picture"] = base64.b64encode(b"no jpeg").decode()
    assert share(pixels(window(*lines).grab()), LIGHT.panel) > 0.2


def test_the_button_asks_for_pictures_or_for_none() -> None:
    asked: list[bool] = []
    shown = MonitorWindow(Texts("en"), pictures=True, ask=asked.append, closed=lambda: None)
    button = next(each for each in shown.findChildren(QToolButton) if each.isCheckable())
    button.click()
    assert (asked, shown.canvas.skeleton_only) == ([False], True)
    button.click()
    assert (asked, shown.canvas.skeleton_only) == ([False, True], False)


def test_closing_it_is_told() -> None:
    closed: list[bool] = []
    shown = MonitorWindow(
        Texts("en"), pictures=True, ask=lambda _: None, closed=lambda: closed.append(True)
    )
    shown.show()
    QApplication.processEvents()
    shown.close()
    assert closed == [True]


def test_saving(tmp_path: Path) -> None:
    shown = window(*running())
    shown.save(tmp_path / "monitor.png")
    assert cv2.imread(str(tmp_path / "monitor.png")).shape[:2] == (shown.height(), shown.width())
    with pytest.raises(UsageError, match="cannot be written"):
        shown.save(tmp_path / "no" / "monitor.png")
