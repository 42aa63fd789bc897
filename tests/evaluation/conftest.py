"""Pictures of hands, taken from a clip that ships with the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_command import CLIPS

from controller.sources.opencv import cv2

SHOWN = {"palm": (1.4, 1.7, 3.8), "fist": (2.6, 2.9, 5.0)}
"""Seconds of the clip at which it shows them."""


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder with three pictures of a palm and three of a fist."""
    capture = cv2.VideoCapture(str(CLIPS / "palm_to_fist.mp4"))
    for label, times in SHOWN.items():
        (tmp_path / "pictures" / label).mkdir(parents=True)
        for t in times:
            capture.set(cv2.CAP_PROP_POS_MSEC, t * 1000)
            _, picture = capture.read()
            cv2.imwrite(str(tmp_path / "pictures" / label / f"{t}.png"), picture)
    capture.release()
    return tmp_path / "pictures"
