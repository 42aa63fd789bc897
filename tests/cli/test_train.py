"""``isyarat train``: what it leaves behind, and what it says when it cannot begin."""

from pathlib import Path

import numpy as np
import pytest
from command import Isyarat

from controller.cli import exit_codes
from models.sequences import OnnxSequenceClassifier

pytest.importorskip("torch")
pytest.importorskip("tensorboardX")

pytestmark = pytest.mark.train


def test_a_folder_without_recordings_is_named(isyarat: Isyarat, tmp_path):
    run = isyarat("train", "compare", "random", "--data", tmp_path / "nothing")
    assert run.returncode == exit_codes.SOURCE
    assert str(tmp_path / "nothing") in run.stderr
    assert "Traceback" not in run.stderr


def test_recordings_that_are_none_are_named(isyarat: Isyarat, tmp_path):
    (tmp_path / "words_mine.npz").write_bytes(b"no zip")
    run = isyarat("train", "signs", "--data", tmp_path, "--out", tmp_path / "out")
    assert run.returncode == exit_codes.SOURCE
    assert "words_mine" in run.stderr
    assert not (tmp_path / "out" / "signs.onnx").exists()


def test_help_lists_the_networks(isyarat: Isyarat):
    text = isyarat("train", "--help").stdout
    assert all(name in text for name in ("signs", "compare", "grid"))


@pytest.fixture(scope="module")
def recordings(tmp_path_factory) -> Path:
    """Two words of two people, one of whom came twice: noise about a place for each word."""
    folder = tmp_path_factory.mktemp("signs")
    rng = np.random.default_rng(0)
    for source in ("glorycornelia", "other"):
        label = np.repeat(["halo", "maaf"], 10)
        x = rng.normal(0, 0.01, (20, 12, 258)) + 0.5
        x[label == "maaf", :, -63:] += 0.2
        np.savez(
            folder / f"words_{source}.npz",
            x=x.astype(np.float32),
            label=label,
            signer=np.full(20, source),
            session=np.tile([1, 2], 10),
        )
    return folder


def test_a_grid_goes_on_where_it_stopped(isyarat: Isyarat, recordings, tmp_path):
    grid = ("train", "grid", "--data", recordings, "--out", tmp_path, "--epochs", "2")
    first = isyarat(*grid, "--units", "4", "--batch", "8")
    assert first.returncode == exit_codes.OK, first.stderr
    kept = (tmp_path / "items.jsonl").read_text()
    both = isyarat(*grid, "--units", "4", "--units", "8", "--batch", "8")
    lines = (tmp_path / "items.jsonl").read_text()
    assert lines.startswith(kept)
    assert len(lines.splitlines()) == 2
    assert "single 4 units" in both.stdout
    assert "single 8 units" in both.stdout


def test_training_leaves_network_card_curves_and_events(isyarat: Isyarat, recordings, tmp_path):
    run = isyarat(
        *("train", "signs", "--data", recordings, "--out", tmp_path / "out", "--without-own"),
        *("--members", "1", "--steps", "4", "--hold-out", "other", "--log", tmp_path / "log"),
    )
    assert run.returncode == exit_codes.OK, run.stderr
    assert "2 signs of 1 signers" in run.stdout
    net = OnnxSequenceClassifier("signs", folder=tmp_path / "out")
    assert net.labels == ("halo", "maaf", "none")
    assert net.signers == ("glorycornelia",)
    assert "2 words of BISINDO" in (tmp_path / "out" / "cards" / "signs.md").read_text()
    names = {path.name for path in (tmp_path / "log").iterdir()}
    assert {"training.png", "confusion.png"} <= names
    assert any(name.startswith("events") for name in names)


def test_a_source_that_is_not_there_cannot_be_held_out(isyarat: Isyarat, recordings, tmp_path):
    run = isyarat("train", "signs", "--data", recordings, "--hold-out", "nobody", "--without-own")
    assert run.returncode == exit_codes.USAGE
    assert "other" in run.stderr
