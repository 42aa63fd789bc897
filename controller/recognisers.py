"""The recognisers of the product, with the networks they ask."""

from __future__ import annotations

from gestures.engine import GestureEngine
from gestures.motions import motion_recognisers
from gestures.scores import Recogniser
from gestures.static import StaticRecogniser
from gestures.swipe.features import FEATURE_VERSION as SWIPE_FEATURES
from gestures.swipes import SwipeRecogniser
from gestures.thresholds import DEFAULT_RULES
from models.sessions import OnnxClassifier


def build_recognisers() -> list[Recogniser]:
    """Return all recognisers of the product."""
    return [
        StaticRecogniser(OnnxClassifier("static_gestures"), OnnxClassifier("two_hand_gestures")),
        _swipes(),
        *motion_recognisers(),
    ]


def build_engine() -> GestureEngine:
    """Return the recognisers of the product behind their state machines."""
    return GestureEngine(build_recognisers(), DEFAULT_RULES)


def build_swipe_engine() -> GestureEngine:
    """Return the product's swipes alone."""
    return GestureEngine([_swipes()], DEFAULT_RULES)


def _swipes() -> SwipeRecogniser:
    return SwipeRecogniser(OnnxClassifier("swipe_verifier", feature_version=SWIPE_FEATURES))
