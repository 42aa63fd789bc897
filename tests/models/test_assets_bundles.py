"""How the bundles are packed, and that the Tasks API takes them."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest

from models.manifest import load_asset
from models.training.bundles.normalisation import Normalisation, with_normalisation
from models.training.bundles.recipes import ALIGNMENT, RECIPES, Part, build

RECIPE = {"a.tflite": Part("one"), "longer_name.tflite": Part("two")}
WHEEL = {"mediapipe/modules/one": b"first model", "mediapipe/modules/two": b"second"}


def test_equal_models_give_equal_bundles() -> None:
    assert build(RECIPE, WHEEL.__getitem__) == build(RECIPE, WHEEL.__getitem__)


def test_models_are_stored_as_they_are_and_aligned() -> None:
    data = build(RECIPE, WHEEL.__getitem__)
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert bundle.testzip() is None
        assert bundle.namelist() == list(RECIPE)
        for entry in bundle.infolist():
            assert entry.compress_type == zipfile.ZIP_STORED
            assert data.index(bundle.read(entry)) % ALIGNMENT == 0


@pytest.mark.parametrize("file", RECIPES)
def test_shipped_bundles_are_aligned(file: str) -> None:
    path = load_asset(file.removesuffix(".task"))
    data = path.read_bytes()
    with zipfile.ZipFile(path) as bundle:
        assert bundle.namelist() == list(RECIPES[file])
        assert all(data.index(bundle.read(name)) % ALIGNMENT == 0 for name in RECIPES[file])


@pytest.mark.parametrize(
    ("file", "mean", "std"),
    [
        ("pose_detector.tflite", 127.5, 127.5),
        ("pose_landmarks_detector.tflite", 0.0, 255.0),
    ],
)
def test_pose_models_say_how_its_input_is_normalised(file: str, mean: float, std: float) -> None:
    from mediapipe.tasks.metadata import metadata_schema_py_generated as metadata
    from mediapipe.tasks.metadata import schema_py_generated as schema

    model = schema.Model.GetRootAsModel(shipped("pose_landmarker", file), 0)
    entries = [model.Metadata(i) for i in range(model.MetadataLength())]
    (entry,) = [entry for entry in entries if entry.Name() == b"TFLITE_METADATA"]
    written = model.Buffers(entry.Buffer()).DataAsNumpy().tobytes()
    part = metadata.ModelMetadata.GetRootAsModelMetadata(written, 0).SubgraphMetadata(0)
    unit = metadata.ProcessUnitT.InitFromObj(part.InputTensorMetadata(0).ProcessUnits(0))
    assert (list(unit.options.mean), list(unit.options.std)) == ([mean], [std])
    assert part.OutputTensorMetadataLength() == model.Subgraphs(0).OutputsLength()


def test_a_model_is_not_described_twice() -> None:
    model = shipped("pose_landmarker", "pose_detector.tflite")
    with pytest.raises(ValueError, match="already"):
        with_normalisation(model, Normalisation(mean=0.0, std=255.0))


def shipped(bundle: str, file: str) -> bytes:
    with zipfile.ZipFile(load_asset(bundle)) as archive:
        return archive.read(file)


@pytest.mark.parametrize("kind", ["Hand", "Pose", "Face"])
def test_the_tasks_api_opens_each_bundle(kind: str) -> None:
    import mediapipe
    from mediapipe.tasks.python import vision
    from mediapipe.tasks.python.core.base_options import BaseOptions

    base = BaseOptions(model_asset_path=str(load_asset(f"{kind.lower()}_landmarker")))
    options = getattr(vision, f"{kind}LandmarkerOptions")(base_options=base)
    black = mediapipe.Image(
        image_format=mediapipe.ImageFormat.SRGB, data=np.zeros((120, 160, 3), np.uint8)
    )
    with getattr(vision, f"{kind}Landmarker").create_from_options(options) as task:
        assert not getattr(task.detect(black), f"{kind.lower()}_landmarks")
