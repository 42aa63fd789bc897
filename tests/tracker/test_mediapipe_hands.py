"""The real landmarker: silence, times, and the user's own left and right."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from controller.tracker.mediapipe_hands import ImageHands, VideoHands
from controller.tracker.open import open_image_landmarker, open_landmarker
from gestures.detections import RawHand
from gestures.landmarks import INDEX_MCP, PINKY_MCP

BLACK = np.zeros((120, 160, 3), np.uint8)


@pytest.fixture(scope="module")
def images() -> Iterator[ImageHands]:
    with ImageHands() as landmarker:
        yield landmarker


def test_no_hand_in_a_black_picture(images: ImageHands) -> None:
    assert images.detect_image(BLACK) == []


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 300, 3), (700, 2, 3)])
def test_odd_pictures_are_no_error(images: ImageHands, shape: tuple[int, ...]) -> None:
    assert images.detect_image(np.full(shape, 128, np.uint8)) == []


def test_pictures_that_are_views_of_others_are_taken(images: ImageHands) -> None:
    assert images.detect_image(BLACK[:, ::-1]) == []


def test_repeated_and_earlier_times_are_no_error() -> None:
    with VideoHands(max_hands=1) as landmarker:
        for t in (100.0, 100.0, 99.0, 100.0001, 3e6):
            assert landmarker.detect(BLACK, t) == []


def test_nothing_is_written_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    landmarker = open_landmarker()
    landmarker.detect(BLACK, 0.0)
    landmarker.close()
    landmarker.close()
    time.sleep(0.1)  # MediaPipe's threads log late
    assert capfd.readouterr().err == ""


@pytest.mark.shared
def test_nothing_is_written_when_a_hand_is_seen(
    capfd: pytest.CaptureFixture[str], shared_data: Path
) -> None:
    landmarker = open_landmarker()
    found = [landmarker.detect(picture, i / 30) for i, picture in enumerate(palms(shared_data, 8))]
    landmarker.close()
    assert any(found)
    assert capfd.readouterr().err == ""


def palms(shared_data: Path, count: int, gesture: str = "palm") -> Iterator[NDArray[np.uint8]]:
    """Yield photos of a gesture in mirror view."""
    for path in sorted((shared_data / "static" / "frames" / gesture).glob("*.jpg"))[:count]:
        rgb = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
        yield np.ascontiguousarray(rgb[:, ::-1]).astype(np.uint8)


def side_by_knuckles(hand: RawHand, palm_to_camera: bool) -> str:
    """Tell the hand from anatomy, in mirror view: fingers up, palm or back to the camera."""
    index_is_left = hand.image[INDEX_MCP, 0] < hand.image[PINKY_MCP, 0]
    return "right" if index_is_left == palm_to_camera else "left"


@pytest.mark.shared
@pytest.mark.parametrize(("gesture", "palm_to_camera"), [("palm", True), ("stop_inverted", False)])
def test_handedness_is_the_users_own(
    images: ImageHands, shared_data: Path, gesture: str, palm_to_camera: bool
) -> None:
    found = [images.detect_image(picture) for picture in palms(shared_data, 30, gesture)]
    single = [hands[0] for hands in found if len(hands) == 1]
    right = [hand.handedness == side_by_knuckles(hand, palm_to_camera) for hand in single]
    assert len(single) > 15
    assert np.mean(right) > 0.85


@pytest.mark.shared
def test_world_landmarks_are_in_mirror_view_too(images: ImageHands, shared_data: Path) -> None:
    hands = [hand for picture in palms(shared_data, 20) for hand in images.detect_image(picture)]
    across = [hand.image[INDEX_MCP, 0] - hand.image[PINKY_MCP, 0] for hand in hands]
    across_world = [hand.world[INDEX_MCP, 0] - hand.world[PINKY_MCP, 0] for hand in hands]
    assert np.mean(np.sign(across) == np.sign(across_world)) > 0.95
    assert 0.03 < np.median(np.abs(across_world)) < 0.12  # metres


@pytest.mark.shared
def test_image_and_video_mode_agree_on_a_first_picture(shared_data: Path) -> None:
    picture = next(iter(palms(shared_data, 1)))
    image_mode, video_mode = open_image_landmarker(), VideoHands()
    one, other = image_mode.detect_image(picture), video_mode.detect(picture, 0.0)
    image_mode.close()
    video_mode.close()
    assert len(one) == len(other) == 1
    np.testing.assert_allclose(one[0].image, other[0].image, atol=0.01)
