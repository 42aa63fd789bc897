"""The real body landmarker: silence, and the user's own left and right."""

from __future__ import annotations

import time
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from controller.cli.demo import CLIPS
from controller.tracker.mediapipe_body import VideoBody
from controller.tracker.mediapipe_hands import VideoHands
from gestures.landmarks import WRIST

BLACK = np.zeros((120, 160, 3), np.uint8)
SHOULDERS, WRISTS = (11, 12), {"left": 15, "right": 16}


def mirror_view(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)[:, ::-1]


def test_no_body_in_a_black_picture_and_nothing_is_written(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with VideoBody() as body:
        for t in (100.0, 100.0, 99.0):
            assert body.detect(BLACK, t) is None
    time.sleep(0.1)  # MediaPipe's threads log late
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("side", ["left", "right"])
def test_sides_are_the_users_own(side: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The clips show a person who swipes with one hand, by name the user's own."""
    clip = cv2.VideoCapture(str(CLIPS / f"swipes_{side}_hand.mp4"))
    other = "left" if side == "right" else "right"
    facing, nearer = [], []
    with VideoBody() as bodies, VideoHands(max_hands=1) as hands:
        for n in range(0, 75, 3):
            clip.set(cv2.CAP_PROP_POS_FRAMES, n)
            image = mirror_view(clip.read()[1])
            body, found = bodies.detect(image, n / 30), hands.detect(image, n / 30)
            if body is None or not found:
                continue
            facing.append(body.points[SHOULDERS[0], 0] < body.points[SHOULDERS[1], 0])
            wrist = found[0].image[WRIST, :2]
            far = {
                one: float(np.linalg.norm(body.points[WRISTS[one], :2] - wrist))
                for one in (side, other)
            }
            nearer.append(far[side] < far[other])
    assert len(nearer) > 6
    assert all(facing)
    assert np.mean(nearer) > 0.8
    assert capfd.readouterr().err == ""


@pytest.mark.shared
def test_sides_in_photos_of_people(shared_data: Path) -> None:
    photos = sorted((shared_data / "static" / "frames" / "palm").glob("*.jpg"))[:6]
    facing = []
    for photo in photos:
        with VideoBody() as bodies:
            body = bodies.detect(mirror_view(cv2.imread(str(photo))), 0.0)
        if body is not None:
            facing.append(body.points[SHOULDERS[0], 0] < body.points[SHOULDERS[1], 0])
    assert len(facing) >= 4
    assert all(facing)
