"""The landmarkers that the program uses."""

from __future__ import annotations

from controller.tracker.base import ImageLandmarker, Landmarker
from controller.tracker.mediapipe_hands import ImageHands, VideoHands
from controller.tracker.motion_gate import MotionGate
from controller.tracker.second_hand import SecondHandSearch


def open_landmarker() -> Landmarker:
    """Open what finds up to two hands in a stream of pictures.

    Raises AssetError when the model is missing or MediaPipe cannot open it.
    """
    two = VideoHands(max_hands=2)
    try:
        return MotionGate(SecondHandSearch(VideoHands(max_hands=1), two))
    except BaseException:
        two.close()
        raise


def open_image_landmarker() -> ImageLandmarker:
    """Open what finds up to two hands in single pictures. Raises AssetError as above."""
    return ImageHands(max_hands=2)
