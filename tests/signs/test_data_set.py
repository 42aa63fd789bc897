"""Takes on disk: as they were, whole or not at all, and never lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from sign_scenes import scene

from controller.errors import SourceError, UsageError
from controller.signs.data_set import DataSet
from controller.signs.names import folder_name, sign_name
from controller.signs.take_file import SavedTake, read_take, write_take
from gestures.signs.layout import from_hand_frames


def take(sign: str = "wave", signer: str = "ani", session: str = "s1") -> SavedTake:
    frames = from_hand_frames(list(scene("wave 1")))
    return SavedTake(frames, 640, 480, sign, signer, session, "2026-01-02T03:04:05", "camera")


def test_a_take_comes_back_as_it_was(tmp_path: Path) -> None:
    kept, path = take(), tmp_path / "a.npz"
    write_take(path, kept)
    back = read_take(path)
    for name in ("t", "body", "left", "right"):
        wanted = getattr(kept.frames, name)
        np.testing.assert_array_equal(getattr(back.frames, name), wanted)
        assert getattr(back.frames, name).dtype == wanted.dtype
    assert (back.width, back.height, back.sign, back.signer) == (640, 480, "wave", "ani")
    assert list(tmp_path.iterdir()) == [path]


def test_a_take_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    path.write_bytes(b"something else")
    with pytest.raises(SourceError, match=r"cannot write .*a\.npz"):
        write_take(path, take())
    assert path.read_bytes() == b"something else"
    assert list(tmp_path.iterdir()) == [path]


def test_takes_are_numbered_on_after_the_last(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    paths = [data.add(take()) for _ in range(3)]
    paths[0].unlink()
    assert data.add(take()).name == "0004.npz"
    assert [place.number for place in data.places("wave")] == [2, 3, 4]


@pytest.mark.parametrize(
    "content", [b"", b"no archive", "format", "another format", "shapes", "times"]
)
def test_a_damaged_take_is_named(tmp_path: Path, content: bytes | str) -> None:
    path = tmp_path / "a.npz"
    write_take(path, take())
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with np.load(path) as kept:
            arrays = dict(kept)
        if content == "format":
            del arrays["format"]
        changes = {"another format": {"format": 99}, "times": {"t": arrays["t"][::-1]}}
        changes["shapes"] = {"left": arrays["left"][:3]}
        np.savez(path, **(arrays | changes.get(content, {})))
    with pytest.raises(SourceError, match=r"a\.npz"):
        read_take(path)


def test_a_sign_is_renamed_wherever_it_is(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    for signer in ("ani", "budi"):
        data.add(take(signer=signer))
    data.add(take("lift"))
    assert data.rename("wave", "ombak") == 2
    assert data.signs() == ("lift", "ombak")
    with pytest.raises(UsageError, match="takes of 'lift' already"):
        data.rename("ombak", "lift")
    with pytest.raises(UsageError, match="no takes of 'wave'"):
        data.rename("wave", "x")


def test_a_removed_sign_is_in_the_trash(tmp_path: Path) -> None:
    data, trash, now = DataSet(tmp_path / "signs"), tmp_path / "trash", datetime(2026, 1, 2)
    content = [data.add(take()).read_bytes() for _ in range(2)]
    place = data.remove("wave", now, trash)
    data.add(take())
    data.remove("wave", now, trash)
    assert data.places() == []
    assert [each.read_bytes() for each in sorted(place.rglob("*.npz"))] == content
    assert len(list(trash.rglob("*.npz"))) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [("Terima kasih", "terima_kasih"), ("hati-hati", "hati_hati"), (" A ", "a"), ("Éwé", "ewe")],
)
def test_names_of_signs(text: str, name: str) -> None:
    assert sign_name(text) == name


@pytest.mark.parametrize("text", ["", "none", "a/b", "..", "2", "x" * 61, "*", "a.b", "人"])
def test_what_is_no_name_of_a_sign(text: str) -> None:
    with pytest.raises(UsageError):
        sign_name(text)


@pytest.mark.parametrize("text", ["", ".hidden", "a/b", "a b", "*", "end."])
def test_what_is_no_name_of_a_signer(text: str) -> None:
    with pytest.raises(UsageError, match="signer"):
        folder_name(text, "signer")
