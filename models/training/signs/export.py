"""PyTorch to ONNX, checked against each other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from gestures.signs.features import FEATURE_VERSION, STEPS, WIDTH
from models.sequences import EMBEDDINGS, INPUT, PROBABILITIES
from models.training.signs.shipped import Shipped

TOLERANCE = 1e-4


def export(net: Shipped, path: Path, labels: Sequence[str], signers: Sequence[str]) -> None:
    """Write the network. Raises ValueError when ONNX Runtime disagrees with it."""
    example = torch.randn(5, STEPS, WIDTH, generator=torch.Generator().manual_seed(0))
    written = BytesIO()
    torch.onnx.export(
        net.eval(),
        (example,),
        written,
        input_names=[INPUT],
        output_names=[PROBABILITIES, EMBEDDINGS],
        dynamic_axes={name: {0: "n"} for name in (INPUT, PROBABILITIES, EMBEDDINGS)},
        dynamo=False,
        verbose=False,
    )
    model = onnx.load_from_string(written.getvalue())
    facts = {
        "labels": json.dumps(list(labels)),
        "feature_version": str(FEATURE_VERSION),
        "signers": json.dumps(list(signers)),
    }
    onnx.helper.set_model_props(model, facts)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))
    _compare(net, path, example)


@torch.no_grad()
def _compare(net: Shipped, path: Path, example: torch.Tensor) -> None:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    for windows in (example, example[:1], torch.zeros_like(example)):
        wanted = net(windows)
        found = session.run([PROBABILITIES, EMBEDDINGS], {INPUT: windows.numpy()})
        gap = max(float(np.abs(f - w.numpy()).max()) for f, w in zip(found, wanted, strict=True))
        if not gap < TOLERANCE:
            raise ValueError(f"ONNX Runtime and PyTorch differ by {gap:.2g}")
