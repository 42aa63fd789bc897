"""Networks through ONNX Runtime: what they must look like, and what is said otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.errors import AssetError
from models.registration import register_asset
from models.sessions import OnnxClassifier

pytestmark = pytest.mark.train
onnx = pytest.importorskip("onnx", reason="needs the train extra")

LABELS = ("fist", "palm", "no_gesture")
FEATURES = 4


def write(folder: Path, data: bytes) -> Path:
    (folder / "net.onnx").write_bytes(data)
    (folder / "net.md").write_text("# net\n")
    register_asset(
        "net",
        file="net.onnx",
        licence="Apache-2.0",
        origin="a test",
        card="net.md",
        input={},
        metrics={},
        folder=folder,
    )
    return folder


def network(
    facts: dict[str, str], *, name: str = "features", output: str = "probabilities"
) -> bytes:
    """A softmax over features times ones: every label is as likely as the others."""
    h, float32 = onnx.helper, onnx.TensorProto.FLOAT
    weights = np.ones((FEATURES, len(LABELS)), dtype=np.float32)
    graph = h.make_graph(
        [
            h.make_node("MatMul", [name, "weights"], ["logits"]),
            h.make_node("Softmax", ["logits"], [output]),
        ],
        "net",
        [h.make_tensor_value_info(name, float32, ["n", FEATURES])],
        [h.make_tensor_value_info(output, float32, ["n", len(LABELS)])],
        [onnx.numpy_helper.from_array(weights, "weights")],
    )
    opsets = [h.make_opsetid("", 17)]
    model: Any = h.make_model(graph, opset_imports=opsets, ir_version=8)
    h.set_model_props(model, facts)
    data: bytes = model.SerializeToString()
    return data


GOOD = {"labels": json.dumps(LABELS), "feature_version": "3"}


def test_probabilities_for_each_row(tmp_path: Path) -> None:
    classify = OnnxClassifier("net", folder=write(tmp_path, network(GOOD)))
    assert classify.labels == LABELS
    assert (classify.n_features, classify.feature_version) == (FEATURES, 3)
    found = classify(np.zeros((5, FEATURES)))
    assert found.shape == (5, len(LABELS))
    np.testing.assert_allclose(found, 1 / 3, rtol=1e-6)


def test_agreement_with_the_caller(tmp_path: Path) -> None:
    folder = write(tmp_path, network(GOOD))
    OnnxClassifier("net", n_features=FEATURES, feature_version=3, folder=folder)
    with pytest.raises(AssetError, match="has features 4, wanted 42"):
        OnnxClassifier("net", n_features=42, folder=folder)
    with pytest.raises(AssetError, match="has feature version 3, wanted 2"):
        OnnxClassifier("net", feature_version=2, folder=folder)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"not a network", "cannot be opened"),
        (network(GOOD, name="pixels"), "lacks the one float32 input features"),
        (network(GOOD, output="logit"), "has no output probabilities"),
        (network({"feature_version": "1"}), "does not name its labels"),
        (network({**GOOD, "labels": "fist, palm"}), "does not name its labels"),
        (network({**GOOD, "labels": '["fist"]'}), "output shape"),
        (network({"labels": json.dumps(LABELS)}), "has no feature_version"),
    ],
)
def test_other_networks_are_refused(tmp_path: Path, data: bytes, complaint: str) -> None:
    folder = write(tmp_path, data)
    with pytest.raises(AssetError, match=complaint) as caught:
        OnnxClassifier("net", folder=folder)
    assert "\n" not in str(caught.value)
