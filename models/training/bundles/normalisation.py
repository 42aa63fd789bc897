"""TFLite metadata that tells the Tasks API how to scale a model's input picture.

The pose landmark model of the wheel lacks it. The layout is the TFLite metadata schema
(``metadata_schema.fbs``); its writer left the mediapipe package after 0.10, so the
generated flatbuffers classes that are still there are used directly.
"""

from __future__ import annotations

from dataclasses import dataclass

import flatbuffers
from mediapipe.tasks.metadata import metadata_schema_py_generated as metadata
from mediapipe.tasks.metadata import schema_py_generated as schema

FIELD = b"TFLITE_METADATA"
METADATA_IDENTIFIER = b"M001"
MODEL_IDENTIFIER = b"TFL3"


@dataclass(frozen=True)
class Normalisation:
    """A channel value of 0 to 255 enters the network as ``(value - mean) / std``."""

    mean: float
    std: float


def with_normalisation(model: bytes, norm: Normalisation) -> bytes:
    """Return the TFLite model with norm recorded for its one RGB input.

    Raises ValueError when the model has such a record already.
    """
    tree = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(model, 0))
    tree.metadata = tree.metadata or []
    if any(entry.name == FIELD for entry in tree.metadata):
        raise ValueError("the model says already how its input is normalised")
    entry, buffer = schema.MetadataT(), schema.BufferT()
    entry.name, entry.buffer = FIELD, len(tree.buffers)
    buffer.data = _packed(_describe(tree.subgraphs[0], norm), METADATA_IDENTIFIER)
    tree.metadata.append(entry)
    tree.buffers.append(buffer)
    return bytes(_packed(tree, MODEL_IDENTIFIER))


def _describe(subgraph: schema.SubGraphT, norm: Normalisation) -> metadata.ModelMetadataT:
    """Describe one picture in and, without details, every tensor out (the reader counts them)."""
    part = metadata.SubGraphMetadataT()
    part.inputTensorMetadata = [_picture(norm)]
    part.outputTensorMetadata = [metadata.TensorMetadataT() for _ in subgraph.outputs]
    whole = metadata.ModelMetadataT()
    whole.subgraphMetadata = [part]
    return whole


def _picture(norm: Normalisation) -> metadata.TensorMetadataT:
    """Describe an RGB picture normalised by norm."""
    options = metadata.NormalizationOptionsT()
    options.mean, options.std = [norm.mean], [norm.std]
    unit = metadata.ProcessUnitT()
    unit.optionsType = metadata.ProcessUnitOptions.NormalizationOptions
    unit.options = options
    colours = metadata.ImagePropertiesT()
    colours.colorSpace = metadata.ColorSpaceType.RGB
    content = metadata.ContentT()
    content.contentPropertiesType = metadata.ContentProperties.ImageProperties
    content.contentProperties = colours
    tensor = metadata.TensorMetadataT()
    tensor.content, tensor.processUnits = content, [unit]
    return tensor


def _packed(tree: schema.ModelT | metadata.ModelMetadataT, identifier: bytes) -> bytearray:
    builder = flatbuffers.Builder(0)
    builder.Finish(tree.Pack(builder), identifier)
    return builder.Output()
