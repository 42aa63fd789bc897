"""The landmarkers that the program uses."""

from __future__ import annotations

from controller.tracker.base import ImageLandmarker, Landmarker
from controller.tracker.bodies import Bodies
from controller.tracker.far_hands import FarHands
from controller.tracker.further_hands import FurtherHandSearch
from controller.tracker.mediapipe_body import VideoBody
from controller.tracker.mediapipe_hands import IMAGE_CONFIDENCE, ImageHands, VideoHands
from controller.tracker.motion_gate import MotionGate


def open_landmarker() -> Landmarker:
    """Open what finds up to four hands in a stream of pictures, near and far.

    Raises AssetError when the model is missing or MediaPipe cannot open it.
    """
    return MotionGate(FarHands(FurtherHandSearch(VideoHands), _open_finder, _open_follower))


def _open_finder() -> ImageLandmarker:
    return ImageHands(max_hands=2)


def _open_follower() -> Landmarker:
    return VideoHands(max_hands=1, detection_confidence=IMAGE_CONFIDENCE)


def open_image_landmarker() -> ImageLandmarker:
    """Open what finds up to two hands in single pictures. Raises AssetError as above."""
    return ImageHands(max_hands=2)


def open_bodies() -> Bodies:
    """Return what looks for the user's body once one is wanted; nothing is opened until then."""
    return Bodies(VideoBody)
