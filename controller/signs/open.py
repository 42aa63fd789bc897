"""The recognisers of signs that the program uses. All raise AssetError for a missing model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from controller.signs.taught import load_taught
from gestures.registry import LETTERS, SIGNS
from gestures.scores import Recogniser
from gestures.signs.features import FEATURE_VERSION, STEPS, WIDTH
from gestures.signs.letter_features import LETTER_FEATURES_VERSION
from gestures.signs.letters import LetterRecogniser
from gestures.signs.recogniser import SignRecogniser
from models.manifest import ASSETS
from models.sequences import OnnxSequenceClassifier
from models.sessions import OnnxClassifier


def open_network(folder: Path | None = None) -> OnnxSequenceClassifier:
    """Return the network of words in a folder of assets, by default the shipped one."""
    return OnnxSequenceClassifier(
        "signs",
        shape=(STEPS, WIDTH),
        feature_version=FEATURE_VERSION,
        folder=folder or ASSETS,
    )


def open_words() -> SignRecogniser:
    """Return what recognises the shipped words and those that the user has taught."""
    network = open_network()
    return SignRecogniser(network, load_taught(network))


def open_letters() -> LetterRecogniser:
    """Return what recognises finger spelling."""
    return LetterRecogniser(OnnxClassifier("letters", feature_version=LETTER_FEATURES_VERSION))


SIGN_OPENERS: Mapping[str, Callable[[], Recogniser]] = {SIGNS: open_words, LETTERS: open_letters}
"""How to open the recognisers of signs, by their names."""
