"""PyTorch to ONNX, checked against each other."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from models.training.static.outliers import Shipped

TOLERANCE = 1e-5


def export(net: Shipped, path: Path, feature_version: int) -> None:
    """Write the network with its labels. Raises ValueError when ONNX Runtime disagrees with it."""
    design = net.members.design
    size = 2 * design.points
    example = torch.randn(7, size, generator=torch.Generator().manual_seed(0))
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
    facts = {"labels": json.dumps(design.labels), "feature_version": str(feature_version)}
    onnx.helper.set_model_props(model, facts)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))
    _compare(net, path, example)


@torch.no_grad()
def _compare(net: Shipped, path: Path, example: torch.Tensor) -> None:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    for rows in (example, example[:1], example.repeat(9, 1) * 0.5):
        wanted = net(rows)[0].numpy()
        found = session.run(["probabilities"], {"features": rows.numpy()})[0]
        gap = float(np.abs(found - wanted).max())
        if not gap < TOLERANCE:
            raise ValueError(f"ONNX Runtime and PyTorch differ by {gap:.2g}")
