"""The manifest, the files it names, and what is said when they do not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import AssetError
from models.manifest import ASSETS, digest, load_asset, read_manifest
from models.registration import register_asset


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An assets folder with one small model, ``net``."""
    (tmp_path / "net.onnx").write_bytes(b"weights")
    (tmp_path / "net.md").write_text("# net\n")
    register(tmp_path)
    return tmp_path


def register(folder: Path, name: str = "net") -> None:
    register_asset(
        name,
        file="net.onnx",
        licence="Apache-2.0",
        origin="a test",
        card="net.md",
        labels=("fist", "palm"),
        input={"name": "features"},
        metrics={"accuracy": 0.5},
        folder=folder,
    )


@pytest.mark.parametrize("name", sorted(read_manifest()))
def test_shipped_models_are_the_ones_of_the_manifest(name: str) -> None:
    asset = read_manifest()[name]
    path = load_asset(name)
    assert path.stat().st_size == asset.size
    assert asset.licence
    assert asset.origin
    assert (ASSETS / asset.card).read_text(encoding="utf-8").startswith("# ")


def test_bundles_for_hands_pose_and_face_are_shipped() -> None:
    assert {"hand_landmarker", "pose_landmarker", "face_landmarker"} <= set(read_manifest())


def test_every_file_beside_the_manifest_is_in_it() -> None:
    models = {path.name for path in ASSETS.iterdir() if path.suffix in (".task", ".onnx")}
    assert models == {asset.file for asset in read_manifest().values()}


def test_registered_model_is_found_with_its_labels(folder: Path) -> None:
    assert load_asset("net", folder) == folder / "net.onnx"
    assert read_manifest(folder)["net"].labels == ("fist", "palm")


def test_registering_again_changes_no_byte(folder: Path) -> None:
    before = digest(folder / "manifest.json")
    register(folder)
    assert digest(folder / "manifest.json") == before


def test_order_of_registration_does_not_matter(folder: Path) -> None:
    register(folder, "another")
    one = (folder / "manifest.json").read_bytes()
    (folder / "manifest.json").unlink()
    register(folder, "another")
    register(folder, "net")
    assert (folder / "manifest.json").read_bytes() == one


def test_registering_what_is_not_there_is_refused(folder: Path) -> None:
    (folder / "net.md").unlink()
    with pytest.raises(AssetError, match=r"net\.md does not exist"):
        register(folder)


def test_missing_model(folder: Path) -> None:
    (folder / "net.onnx").unlink()
    with pytest.raises(AssetError, match=r"net\.onnx is missing .*: install isyarat again"):
        load_asset("net", folder)


def test_truncated_model_is_noticed_although_it_was_whole_a_moment_ago(folder: Path) -> None:
    load_asset("net", folder)
    (folder / "net.onnx").write_bytes(b"weigh")
    with pytest.raises(AssetError, match=r"net\.onnx is damaged"):
        load_asset("net", folder)


def test_unknown_model_names_the_known_ones(folder: Path) -> None:
    with pytest.raises(AssetError, match=r"no model called dog .*\(there are net\)"):
        load_asset("dog", folder)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"assets": [{}]}', '{"assets": [{"labels": 3}]}', "\x00"]
)
def test_damaged_manifest(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)
    with pytest.raises(AssetError, match="is damaged"):
        load_asset("net", folder)


def test_unknown_field_in_the_manifest(folder: Path) -> None:
    content = json.loads((folder / "manifest.json").read_text())
    content["assets"][0]["colour"] = "red"
    (folder / "manifest.json").write_text(json.dumps(content))
    with pytest.raises(AssetError, match="is damaged"):
        read_manifest(folder)


def test_missing_manifest(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="no model manifest"):
        read_manifest(tmp_path)


def test_errors_fit_on_one_line(folder: Path) -> None:
    (folder / "manifest.json").write_text("{\n\n")
    with pytest.raises(AssetError) as caught:
        read_manifest(folder)
    assert "\n" not in str(caught.value)
    assert caught.value.hint in str(caught.value)
