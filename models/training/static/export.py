"""PyTorch to ONNX, checked against each other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn

from models.training.static.outliers import Shipped

TOLERANCE = 1e-5


def export(net: Shipped, path: Path, feature_version: int) -> None:
    """Write the network with its labels. Raises ValueError when ONNX Runtime disagrees with it."""
    design = net.first.members.design
    example = torch.randn(7, 2 * design.points, generator=torch.Generator().manual_seed(0))
    write(net, path, example, design.labels, feature_version)


def write(
    net: nn.Module, path: Path, example: Tensor, labels: Sequence[str], feature_version: int
) -> None:
    """Write a network from features (n, F) to probabilities and distance, checked on ``example``.

    Raises ValueError when ONNX Runtime disagrees with it.
    """
    program = torch.onnx.export(
        net,
        (example,),
        input_names=["features"],
        output_names=["probabilities", "distance"],
        dynamic_shapes=({0: torch.export.Dim("hands")},),
        dynamo=True,
        verbose=False,
    )
    model = program.model_proto
    # Names of source files and other traces of the machine that trained it.
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    facts = {"labels": json.dumps(labels), "feature_version": str(feature_version)}
    onnx.helper.set_model_props(model, facts)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))
    _compare(net, path, example)


@torch.no_grad()
def _compare(net: nn.Module, path: Path, example: Tensor) -> None:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    for rows in (example, example[:1], example.repeat(9, 1) * 0.5):
        wanted = net(rows)[0].numpy()
        found = session.run(["probabilities"], {"features": rows.numpy()})[0]
        gap = float(np.abs(found - wanted).max())
        if not gap < TOLERANCE:
            raise ValueError(f"ONNX Runtime and PyTorch differ by {gap:.2g}")
