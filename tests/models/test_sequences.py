"""Networks over time: what is taken, and what is refused with words that help."""

import json

import numpy as np
import pytest

from models.errors import AssetError
from models.registration import register_asset
from models.sequences import OnnxSequenceClassifier

onnx = pytest.importorskip("onnx")

STEPS, WIDTH, LABELS = 4, 3, ("yes", "no", "none")


def network(input_name="windows", outputs=("probabilities", "embeddings")):
    """The mean over time goes through one matrix to both outputs."""
    from onnx import TensorProto, helper, numpy_helper

    weight = numpy_helper.from_array(np.eye(WIDTH, len(LABELS), dtype=np.float32), "weight")
    nodes = [
        helper.make_node("ReduceMean", [input_name, "axis"], ["mean"], keepdims=0),
        helper.make_node("MatMul", ["mean", "weight"], ["logits"]),
        helper.make_node("Softmax", ["logits"], [outputs[0]]),
        helper.make_node("LpNormalization", ["mean"], [outputs[1]], axis=-1, p=2),
    ]
    graph = helper.make_graph(
        nodes,
        "signs",
        [helper.make_tensor_value_info(input_name, TensorProto.FLOAT, ["n", STEPS, WIDTH])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", None]) for name in outputs],
        [weight, numpy_helper.from_array(np.array([1], np.int64), "axis")],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)


@pytest.fixture
def folder(tmp_path):
    def write(model=None, **facts):
        told = {
            "labels": json.dumps(LABELS),
            "feature_version": "3",
            "signers": json.dumps(["a", "b"]),
            **facts,
        }
        model = model or network()
        onnx.helper.set_model_props(model, {k: v for k, v in told.items() if v is not None})
        onnx.save(model, tmp_path / "net.onnx")
        (tmp_path / "card.md").touch()
        register_asset(
            "net", file="net.onnx", licence="-", origin="-", card="card.md", input={}, metrics={},
            folder=tmp_path,
        )  # fmt: skip
        return tmp_path

    return write


def test_it_answers_with_probabilities_and_embeddings(folder):
    net = OnnxSequenceClassifier("net", shape=(STEPS, WIDTH), feature_version=3, folder=folder())
    windows = np.zeros((2, STEPS, WIDTH), np.float32)
    windows[0, :, 1], windows[1, :, 2] = 2.0, 3.0
    probabilities, embeddings = net(windows)
    assert net.labels == LABELS
    assert net.signers == ("a", "b")
    assert probabilities.argmax(1).tolist() == [1, 2]
    np.testing.assert_allclose(embeddings, [[0, 1, 0], [0, 0, 1]])


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"labels": None}, "labels"),
        ({"signers": None}, "signers"),
        ({"signers": "nobody"}, "signers"),
        ({"feature_version": None}, "feature_version"),
        ({"labels": json.dumps(["one"])}, "output shape"),
    ],
)
def test_a_network_that_does_not_say_what_it_is_is_refused(folder, facts, words):
    with pytest.raises(AssetError, match=words):
        OnnxSequenceClassifier("net", folder=folder(**facts))


@pytest.mark.parametrize("wrong", [{"input_name": "x"}, {"outputs": ("probabilities", "other")}])
def test_a_network_of_another_kind_is_refused(folder, wrong):
    with pytest.raises(AssetError, match=r"lacks the input|no output"):
        OnnxSequenceClassifier("net", folder=folder(network(**wrong)))


@pytest.mark.parametrize("wanted", [{"shape": (STEPS, WIDTH + 1)}, {"feature_version": 4}])
def test_a_network_for_other_features_is_refused(folder, wanted):
    with pytest.raises(AssetError, match="wanted"):
        OnnxSequenceClassifier("net", folder=folder(), **wanted)
