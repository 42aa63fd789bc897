"""A profile that is saved while it is in use, in every way in which editors save."""

from __future__ import annotations

import os
import queue
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bindings.loader import load_profile
from bindings.profile import Profile
from controller.reload import Reloader

PATIENCE = 10.0
QUIET = 0.8
"""Seconds in which something that must not happen would have happened."""


def text(key: str) -> str:
    return f"version: 1\nbindings:\n  - {{on: palm, do: {{key: {key}}}}}\n"


def overwrite(path: Path, content: str) -> None:
    path.write_text(content)


def replace(path: Path, content: str) -> None:
    other = path.with_suffix(".yaml~")
    other.write_text(content)
    other.replace(path)


def truncate_then_write(path: Path, content: str) -> None:
    with path.open("w") as file:
        file.flush()
        time.sleep(0.15)
        file.write(content)


def write_in_two_steps(path: Path, content: str) -> None:
    half = len(content) // 2
    with path.open("w") as file:
        file.write(content[:half])
        file.flush()
        time.sleep(0.02)
        file.write(content[half:])


def delete_and_recreate(path: Path, content: str) -> None:
    path.unlink()
    time.sleep(0.15)
    path.write_text(content)


def back_up_and_write(path: Path, content: str) -> None:
    """As vim does with 'backupcopy=no': the old file becomes the backup."""
    path.rename(path.with_suffix(".yaml~"))
    path.write_text(content)


def swap_folder_link(path: Path, content: str) -> None:
    """A file that is a link to elsewhere, re-pointed in one step."""
    target = path.parent / f"version-{time.monotonic_ns()}.txt"
    target.write_text(content)
    link = path.with_suffix(".link")
    link.symlink_to(target)
    link.replace(path)


WAYS = [
    overwrite,
    replace,
    truncate_then_write,
    write_in_two_steps,
    delete_and_recreate,
    back_up_and_write,
    swap_folder_link,
]


class Watched:
    """A profile under watch: what it became, and what was told of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.swapped: queue.Queue[Profile] = queue.Queue()
        self.told: queue.Queue[str] = queue.Queue()
        self.reloader = Reloader(load_profile(path), self.load, self.swapped.put, self.told.put)
        self.reloader.start()
        time.sleep(0.3)  # until the folder is watched

    def load(self, name: str) -> Profile:
        return load_profile(name, [self.path.parent])

    def next_key(self) -> str:
        profile = self.swapped.get(timeout=PATIENCE)
        return str(profile.rules[0].actions[0].as_json()["key"])


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    path = tmp_path / "mine.yaml"
    path.write_text(text("a"))
    watched = Watched(path)
    yield watched
    watched.reloader.close()


@pytest.mark.parametrize("save", WAYS, ids=lambda way: way.__name__)
def test_every_way_of_saving(watched: Watched, save: Callable[[Path, str], None]) -> None:
    save(watched.path, text("b"))
    assert watched.next_key() == "b"
    save(watched.path, text("c"))
    assert watched.next_key() == "c"
    assert watched.told.empty()


def test_a_mistake_is_told_and_the_old_profile_stays(watched: Watched) -> None:
    overwrite(watched.path, text("b").replace("palm", "plam"))
    said = watched.told.get(timeout=PATIENCE)
    assert "the profile before stays in use" in said
    assert f"{watched.path}:3:10: unknown gesture 'plam' (did you mean 'palm'?)" in said
    assert watched.swapped.empty()
    overwrite(watched.path, text("b"))
    assert watched.next_key() == "b"


def test_a_deleted_file_is_told_once_patience_is_over(watched: Watched) -> None:
    watched.path.unlink()
    assert "there is no such file" in watched.told.get(timeout=PATIENCE)
    assert watched.swapped.empty()


def test_saving_without_a_change_does_nothing(watched: Watched) -> None:
    replace(watched.path, text("a"))
    os.utime(watched.path)
    time.sleep(QUIET)
    assert watched.swapped.empty()
    assert watched.told.empty()


def test_other_files_in_the_folder_do_not_matter(watched: Watched) -> None:
    (watched.path.parent / "other.yaml").write_text("nonsense: [")
    time.sleep(QUIET)
    assert watched.swapped.empty()
    assert watched.told.empty()


def test_an_included_file_counts(tmp_path: Path) -> None:
    path, part = tmp_path / "mine.yaml", tmp_path / "parts" / "more.yaml"
    part.parent.mkdir()
    part.write_text(text("a"))
    path.write_text("version: 1\ninclude: parts/more.yaml\n")
    watched = Watched(path)
    replace(part, text("b"))
    assert watched.next_key() == "b"
    watched.reloader.close()


def test_an_include_that_is_mended_counts(tmp_path: Path) -> None:
    path, part = tmp_path / "mine.yaml", tmp_path / "more.yaml"
    path.write_text(text("a"))
    watched = Watched(path)
    part.write_text(text("b").replace("palm", "plam"))
    path.write_text("version: 1\ninclude: more.yaml\n")
    assert "plam" in watched.told.get(timeout=PATIENCE)
    part.write_text(text("c"))
    assert watched.next_key() == "c"
    watched.reloader.close()


def test_another_profile_is_watched_in_its_place(watched: Watched) -> None:
    other = watched.path.parent / "other.yaml"
    other.write_text(text("x"))
    watched.reloader.switch_to("other")
    assert watched.next_key() == "x"
    time.sleep(0.3)
    overwrite(watched.path, text("b"))
    time.sleep(QUIET)
    assert watched.swapped.empty()
    overwrite(other, text("y"))
    assert watched.next_key() == "y"


def test_a_folder_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "mine.yaml").write_text(text("a"))
    watched = Watched(folder / "mine.yaml")
    shutil.move(folder, tmp_path / "elsewhere")
    assert "there is no such file" in watched.told.get(timeout=PATIENCE)
    folder.mkdir()
    (folder / "mine.yaml").write_text(text("b"))
    assert watched.next_key() == "b"
    watched.reloader.close()


def test_closing_is_prompt(watched: Watched) -> None:
    started = time.monotonic()
    watched.reloader.close()
    watched.reloader.close()
    assert time.monotonic() - started < 1.0
