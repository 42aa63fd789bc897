"""Profiles as files: where they are found and what can be wrong with the file itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from bindings.loader import list_profiles, load_profile
from bindings.problems import ProfileError
from bindings.yaml_positions import MAX_SIZE

VALID = "version: 1\nbindings:\n  - {on: palm, do: {key: a}}\n"


def complaint(name: str | Path, folders: tuple[Path, ...] = ()) -> str:
    with pytest.raises(ProfileError) as caught:
        load_profile(name, folders)
    return str(caught.value)


def test_shipped_profiles_are_found_by_name() -> None:
    assert {"slides", "media"} <= list_profiles().keys()
    assert load_profile("slides").name == "slides"


def test_file_by_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(VALID)

    assert load_profile(str(path)).file == str(path)
    assert load_profile(path).name == "mine"


def test_own_folder_comes_before_the_shipped_profiles(tmp_path: Path) -> None:
    (tmp_path / "slides.yml").write_text(VALID)

    assert len(load_profile("slides", (tmp_path,)).rules) == 1
    assert list_profiles((tmp_path,))["slides"] == tmp_path / "slides.yml"


def test_the_first_folder_comes_before_the_second(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.yaml").write_text(VALID)

    found = list_profiles((tmp_path / "first", tmp_path / "second"))

    assert found["mine"] == tmp_path / "first" / "mine.yaml"


def test_a_folder_that_does_not_exist_is_empty(tmp_path: Path) -> None:
    assert list_profiles((tmp_path / "none",)) == list_profiles()


def test_unknown_name() -> None:
    names = ", ".join(sorted(list_profiles()))
    assert complaint("slids") == (
        f"slids: there is no profile of this name: there are {names} (did you mean 'slides'?)"
    )


def test_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    assert complaint(path) == f"{path}: there is no such file"


def test_folder_instead_of_file(tmp_path: Path) -> None:
    assert complaint(tmp_path) == f"{tmp_path}: this is a folder: name a file in it"


def test_file_as_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(VALID)
    inside = path / "b.yaml"
    assert complaint(inside) == f"{inside}: cannot be read: Not a directory"


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.touch()
    assert complaint(path) == (
        f"{path}:1:1: the file is empty: it needs 'version: 1' and 'bindings:'"
    )


def test_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("version: 1\nname: é caf\xe9".encode().replace(b"caf\xc3\xa9", b"caf\xe9"))
    assert complaint(path) == f"{path}:2:12: this is not UTF-8 text: save the file as UTF-8"


def test_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "wide.yaml"
    path.write_text(VALID, "utf-16")
    assert complaint(path) == f"{path}:1:1: this is not UTF-8 text: save the file as UTF-8"


def test_binary(tmp_path: Path) -> None:
    path = tmp_path / "binary.yaml"
    path.write_bytes(b"\x7fELF\x02\x01\x01\x00")
    assert complaint(path) == f"{path}:1:1: the character U+007F cannot stand in a text file"


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (MAX_SIZE + 1))
    assert complaint(path) == f"{path}: the file is too large for a profile (over 256 KiB)"


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + VALID.replace("\n", "\r\n").encode())
    assert len(load_profile(path).rules) == 1

    path.write_bytes(b"\xef\xbb\xbf" + VALID.replace("palm", "plam").replace("\n", "\r\n").encode())
    assert complaint(path) == f"{path}:3:10: unknown gesture 'plam' (did you mean 'palm'?)"
