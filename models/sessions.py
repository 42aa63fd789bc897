"""Networks in ONNX Runtime, one thread each: the camera's computer is busy with real work."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from models.errors import AssetError
from models.manifest import ASSETS, load_asset

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

INPUT, OUTPUT = "features", "probabilities"
RETRAIN = "export it again, or install the version of isyarat it belongs to"


class OnnxClassifier:
    """A network from a row of features to a probability for each label.

    The file must have one float32 input ``features`` (n, F), an output ``probabilities``
    (n, K) and in its metadata ``labels`` (a JSON list of K names) and ``feature_version``, a
    number.

    labels: the K labels; n_features: F; feature_version: which features it was trained on.
    """

    def __init__(
        self,
        name: str,
        *,
        n_features: int | None = None,
        feature_version: int | None = None,
        folder: Path = ASSETS,
    ) -> None:
        """Load the asset called name.

        n_features and feature_version are what the caller is going to feed it, if it
        wants that compared. Raises AssetError when the file is missing, damaged or differs.
        """
        path = load_asset(name, folder)
        self._session = open_session(path)
        facts = dict(self._session.get_modelmeta().custom_metadata_map)
        self.n_features = _width(self._session, path)
        self.labels = read_labels(facts, path)
        self.feature_version = read_version(facts, path)
        compare(path, "features", self.n_features, n_features)
        compare(path, "feature version", self.feature_version, feature_version)
        self._check_output(path)

    def __call__(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return probabilities (n, K) for features (n, F)."""
        rows = np.ascontiguousarray(features, dtype=np.float32)
        probabilities: NDArray[np.float32] = self._session.run([OUTPUT], {INPUT: rows})[0]
        return probabilities

    def _check_output(self, path: Path) -> None:
        """Run once on zeros: the declared output shape may be symbolic, this one is real."""
        if OUTPUT not in {output.name for output in self._session.get_outputs()}:
            raise AssetError(f"the model {path} has no output {OUTPUT}", RETRAIN)
        shape = self(np.zeros((1, self.n_features), dtype=np.float32)).shape
        compare(path, "output shape", shape, (1, len(self.labels)))


def open_session(path: Path) -> InferenceSession:
    """Open a network on one thread. Raises AssetError when it cannot be read."""
    # Here, not above: importing onnxruntime costs memory that a run without networks saves.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its exceptions share no base class of their own
        reason = str(error).splitlines()[0]
        raise AssetError(f"the model {path} cannot be opened ({reason})", RETRAIN) from error


def _width(session: InferenceSession, path: Path) -> int:
    """Return F, after checking that the one input is float32 (n, F)."""
    inputs = session.get_inputs()
    good = len(inputs) == 1 and inputs[0].name == INPUT and inputs[0].type == "tensor(float)"
    shape = inputs[0].shape if good else []
    if len(shape) != 2 or not isinstance(shape[1], int):
        raise AssetError(f"the model {path} lacks the one float32 input {INPUT} (n, F)", RETRAIN)
    return shape[1]


def read_labels(facts: Mapping[str, str], path: Path) -> tuple[str, ...]:
    """Return the names of the outputs. Raises AssetError without them."""
    try:
        labels = json.loads(facts["labels"])
    except (KeyError, ValueError) as error:
        raise AssetError(f"the model {path} does not name its labels", RETRAIN) from error
    return tuple(labels)


def read_version(facts: Mapping[str, str], path: Path) -> int:
    """Return which features it was trained on. Raises AssetError when it does not say."""
    try:
        return int(facts["feature_version"])
    except (KeyError, ValueError) as error:
        raise AssetError(f"the model {path} has no feature_version (a number)", RETRAIN) from error


def compare(path: Path, what: str, found: object, wanted: object) -> None:
    """Raise AssetError unless nothing is ``wanted`` or it is what was found."""
    if wanted is not None and found != wanted:
        raise AssetError(f"the model {path} has {what} {found}, wanted {wanted}", RETRAIN)
