"""``isyarat import``: what other programs have recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from controller.signs.data_set import DataSet
from controller.signs.importing.values import FACE_VALUES, Kept, sign_frames
from gestures.signs.layout import BODY_VALUES, HANDS_ONLY, WITH_BODY, from_values

Film = Callable[[str], Path]
Run = Callable[..., int]

FRAMES = 12


def values(size: int = WITH_BODY, seed: int = 0) -> np.ndarray:
    """Return rows of somebody with the nose in the middle and a right hand below it."""
    rng = np.random.default_rng(seed)
    body = np.concatenate([rng.uniform(0.3, 0.7, (FRAMES, 33, 3)), np.ones((FRAMES, 33, 1))], 2)
    body[:, 0, :2] = (0.5, 0.3)
    hand = rng.uniform(0.6, 0.8, (FRAMES, 63))
    rows = np.concatenate([body.reshape(FRAMES, -1), np.zeros((FRAMES, 63)), hand], axis=1)
    return rows[:, -size:].astype(np.float32)


def with_face(rows: np.ndarray, order: str) -> np.ndarray:
    rng = np.random.default_rng(1)
    face = np.tile([0.5, 0.3, 0.0], (FRAMES, 468)) + rng.normal(0, 0.02, (FRAMES, FACE_VALUES))
    if order == "body-hands-face":
        return np.concatenate([rows, face], axis=1).astype(np.float32)
    parts = [rows[:, :BODY_VALUES], face, rows[:, BODY_VALUES:]]
    return np.concatenate(parts, axis=1).astype(np.float32)


def write_tree(folder: Path, takes: dict[str, np.ndarray]) -> Path:
    for name, rows in takes.items():
        (folder / name).mkdir(parents=True)
        for number, row in enumerate(rows):
            np.save(folder / name / f"{number}.npy", row)
    return folder


@pytest.mark.parametrize("order", ["body-face-hands", "body-hands-face"])
@pytest.mark.parametrize("told", [True, False])
def test_both_places_of_the_face(order: str, told: bool) -> None:
    rows = values()
    kept = Kept(order=order if told else "auto")  # type: ignore[arg-type]
    found, wanted = sign_frames(with_face(rows, order), kept), from_values(rows[1:])
    for name in ("t", "body", "left", "right"):
        np.testing.assert_array_equal(getattr(found, name), getattr(wanted, name))


def test_a_mirrored_recording_is_that_of_the_mirror_image() -> None:
    rows = values()
    plain, turned = from_values(rows), sign_frames(rows, Kept(mirrored=True, skip=0))
    # What was called the right hand was the left one, seen at the same place of the mirror.
    aspect = np.float32(4 / 3)
    np.testing.assert_allclose(turned.left[..., 0], aspect - plain.right[..., 0], atol=1e-5)
    assert np.isnan(turned.right).all()
    np.testing.assert_allclose(turned.body[:, 11, 0], aspect - plain.body[:, 12, 0], atol=1e-5)


def test_a_tree_of_frames(isyarat: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = values()
    takes = {"Terima Kasih/0": rows, "Terima Kasih/1": values(seed=3), "halo/10": values(126)}
    tree = write_tree(tmp_path / "MP_Data", takes)
    assert isyarat("import", tree, "--signer", "ani", "--fps", 20) == 0
    assert "3 takes of 2 signs imported for ani, session MP_Data." in capsys.readouterr().out
    data = DataSet()
    first, _ = data.places("terima_kasih", signer="ani", session="MP_Data")
    kept, wanted = data.read(first).frames, from_values(rows[1:], fps=20)
    np.testing.assert_array_equal(kept.right, wanted.right)
    np.testing.assert_allclose(kept.t, wanted.t)
    assert data.read(first).origin == "MP_Data/Terima Kasih/0"


def test_the_same_import_again_brings_only_what_is_new(
    isyarat: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = write_tree(tmp_path / "tree", {"halo/0": values()})
    isyarat("import", tree)
    write_tree(tree, {"halo/1": values(seed=1)})
    assert isyarat("import", tree) == 0
    said = capsys.readouterr().out
    assert "1 takes of 1 signs" in said
    assert "1 were there already" in said
    assert len(DataSet().places("halo")) == 2


def test_one_bad_file_does_not_stop_the_others(
    isyarat: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short, nan, pixels = values(), values(), values()
    nan[3, 4], pixels[:, -5] = np.nan, 300
    takes = {"halo/0": short[:, :200], "halo/1": nan, "halo/2": pixels, "halo/3": values()}
    tree = write_tree(tmp_path / "tree", takes | {"halo/4": values(), "halo/5": values()})
    (tree / "halo" / "4" / "7.npy").write_bytes(b"no array")
    np.save(tree / "halo" / "5" / "7.npy", np.zeros(9))
    np.save(tree / "halo" / "6.npy", np.array(["text"]))
    assert isyarat("import", tree) == 1
    said, faults = capsys.readouterr()
    assert "1 takes of 1 signs" in said
    for wanted in (
        "6 could not be read",
        "a frame has 200 values",
        "values that are no numbers",
        "no fractions of the picture",
        "7.npy is no array",
        "7.npy has (9,) values",
        "6.npy is no array",
    ):
        assert wanted in faults


def test_an_npz_of_sequences(isyarat: Run, tmp_path: Path) -> None:
    path = tmp_path / "words.npz"
    rows = np.stack([values(HANDS_ONLY, seed) for seed in range(3)])
    np.savez(path, x=rows, label=np.array(["halo", "maaf", "halo"]))
    assert isyarat("import", path) == 0
    assert [len(DataSet().places(sign)) for sign in ("halo", "maaf")] == [2, 1]


def test_a_recording_of_landmarks(isyarat: Run, film: Film) -> None:
    assert isyarat("import", film("wave 1"), "--sign", "ombak", "--session", "s2") == 0
    (place,) = DataSet().places("ombak", session="s2")
    assert len(DataSet().read(place).frames) == 20


@pytest.mark.parametrize(
    ("make", "status", "says"),
    [
        (lambda path: None, 3, "there is no"),
        (lambda path: path.mkdir(), 2, "nothing to import"),
        (lambda path: path.write_text("x"), 2, "nothing to import"),
    ],
)
def test_what_cannot_be_imported(
    isyarat: Run,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[Path], object],
    status: int,
    says: str,
) -> None:
    make(tmp_path / "what")
    assert isyarat("import", tmp_path / "what") == status
    assert says in capsys.readouterr().err


def test_an_npz_that_is_something_else(
    isyarat: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.savez(tmp_path / "a.npz", y=np.zeros(3))
    assert isyarat("import", tmp_path / "a.npz") == 3
    assert "lacks the arrays x and label" in capsys.readouterr().err


def test_a_clip_that_cannot_be_played(
    isyarat: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clips" / "halo").mkdir(parents=True)
    (tmp_path / "clips" / "halo" / "1.mp4").write_text("no clip")
    assert isyarat("import", tmp_path / "clips") == 1
    assert "clips/halo/1.mp4: " in capsys.readouterr().err
    assert DataSet().places() == []


@pytest.mark.parametrize(("skip", "left"), [(0, 3), (1, 2), (9, 1)])
def test_frames_from_before_the_pause_are_left_out(skip: int, left: int) -> None:
    found = sign_frames(values()[:3], Kept(skip=skip))
    assert len(found) == left
    assert found.t[0] == 0.0
