"""Networks over stretches of time in ONNX Runtime."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.errors import AssetError
from models.manifest import ASSETS, load_asset
from models.sessions import RETRAIN, compare, open_session, read_labels, read_version

INPUT, PROBABILITIES, EMBEDDINGS = "windows", "probabilities", "embeddings"


class OnnxSequenceClassifier:
    """A network from windows of features to a probability for each label and an embedding.

    The file must have one float32 input ``windows`` (n, S, F), outputs ``probabilities`` (n, K)
    and ``embeddings`` (n, D) of unit length, and in its metadata ``labels`` (a JSON list of K
    names), ``feature_version`` (a number) and ``signers`` (a JSON list of who signed for it).

    labels: the K labels; shape: (S, F); signers: the people in its training.
    """

    def __init__(
        self,
        name: str,
        *,
        shape: tuple[int, int] | None = None,
        feature_version: int | None = None,
        folder: Path = ASSETS,
    ) -> None:
        """Load the asset called name.

        shape (S, F) and feature_version are what the caller is going to feed it, if it wants
        that compared. Raises AssetError when the file is missing, damaged or differs.
        """
        path = load_asset(name, folder)
        self._session = open_session(path)
        facts = dict(self._session.get_modelmeta().custom_metadata_map)
        self.shape = self._input_shape(path)
        self.labels = read_labels(facts, path)
        self.signers = _signers(facts, path)
        compare(path, "windows of", self.shape, shape)
        compare(path, "feature version", read_version(facts, path), feature_version)
        self._check_outputs(path)

    def __call__(
        self, windows: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return probabilities (n, K) and embeddings (n, D) for windows (n, S, F)."""
        rows = np.ascontiguousarray(windows, dtype=np.float32)
        probabilities, embeddings = self._session.run([PROBABILITIES, EMBEDDINGS], {INPUT: rows})
        return probabilities, embeddings

    def _input_shape(self, path: Path) -> tuple[int, int]:
        inputs = self._session.get_inputs()
        good = len(inputs) == 1 and inputs[0].name == INPUT and inputs[0].type == "tensor(float)"
        shape = inputs[0].shape if good else []
        if len(shape) != 3 or not all(isinstance(size, int) for size in shape[1:]):
            raise AssetError(f"the model {path} lacks the input {INPUT} (n, S, F)", RETRAIN)
        return shape[1], shape[2]

    def _check_outputs(self, path: Path) -> None:
        """Run once on zeros: declared output shapes may be symbolic, these are real."""
        names = {output.name for output in self._session.get_outputs()}
        for name in (PROBABILITIES, EMBEDDINGS):
            if name not in names:
                raise AssetError(f"the model {path} has no output {name}", RETRAIN)
        shape = self(np.zeros((1, *self.shape), np.float32))[0].shape
        compare(path, "output shape", shape, (1, len(self.labels)))


def _signers(facts: Mapping[str, str], path: Path) -> tuple[str, ...]:
    try:
        return tuple(json.loads(facts["signers"]))
    except (KeyError, ValueError) as error:
        raise AssetError(f"the model {path} does not name its signers", RETRAIN) from error
