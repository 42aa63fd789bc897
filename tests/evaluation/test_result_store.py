"""Results that survive a stop, and the keys that find them."""

from __future__ import annotations

from pathlib import Path

import pytest

from controller.errors import UsageError
from controller.evaluation.identity import content_digest, key_of
from controller.evaluation.store import ITEMS, ResultStore


def test_what_was_added_is_there_again(tmp_path: Path) -> None:
    ResultStore(tmp_path / "new" / "folder").add("k", "a.jpg", {"hands": []})
    assert ResultStore(tmp_path / "new" / "folder").get("k") == {"hands": []}


def test_fresh_forgets(tmp_path: Path) -> None:
    ResultStore(tmp_path).add("k", "a.jpg", {})
    assert ResultStore(tmp_path, fresh=True).get("k") is None
    assert ResultStore(tmp_path).get("k") is None


def test_a_line_cut_short_costs_only_itself(tmp_path: Path) -> None:
    ResultStore(tmp_path).add("a", "a.jpg", {"n": 1})
    file = tmp_path / ITEMS
    file.write_text(file.read_text() + '{"key": "b", "item": "b.j')
    ResultStore(tmp_path).add("c", "c\u2028.jpg", {"n": 3})
    store = ResultStore(tmp_path)
    assert (store.get("a"), store.get("b"), store.get("c")) == ({"n": 1}, None, {"n": 3})


@pytest.mark.parametrize("line", ["[]", "1", "null", '{"key": "k"}', "no json"])
def test_a_line_that_is_no_result_is_passed_over(tmp_path: Path, line: str) -> None:
    (tmp_path / ITEMS).write_text(line + "\n")
    assert ResultStore(tmp_path).get("k") is None


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="--out"):
        ResultStore(tmp_path / "file" / "below")


def test_another_content_or_option_has_another_key(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    a, b = content_digest(tmp_path / "a"), content_digest(tmp_path / "b")
    keys = {key_of(a, mirror=True), key_of(a, mirror=False), key_of(b, mirror=True)}
    assert len(keys) == 3
    assert key_of(a, mirror=True, fps=None) == key_of(a, fps=None, mirror=True)
