"""Manifests and folders of labelled clips, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from controller.errors import SourceError
from controller.evaluation.manifest import labelled_clips, names_of

TRUTH = {
    "version": 1,
    "clip": "a.mp4",
    "fps": 30,
    "duration": 3,
    "poses": "unlabelled",
    "events": [{"name": "swipe_left", "start": 1, "end": 1.4, "hand": "right"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.mp4", "b.hands.npz", "c.mp4", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "a.truth.json").write_text(json.dumps(TRUTH))
    (tmp_path / "b.truth.json").write_text(json.dumps(TRUTH | {"events": []}))
    return tmp_path


def written(folder: Path, text: str, name: str = "clips.yaml") -> list[Path]:
    (folder / name).write_text(text)
    return [folder / name]


def test_a_folder_stands_for_its_clips_with_a_truth(folder: Path) -> None:
    clips = labelled_clips([folder])
    assert names_of(clips) == ["a", "b"]
    assert [len(clip.events) for clip in clips] == [1, 0]
    assert {clip.poses for clip in clips} == {"unlabelled"}


def test_clips_and_folders_name_each_clip_once(folder: Path) -> None:
    assert len(labelled_clips([folder / "a.mp4", folder])) == 2


@pytest.mark.parametrize("name", ["clips.yaml", "clips.json"])
def test_a_manifest_may_say_it_all(folder: Path, name: str) -> None:
    event = {"name": "palm", "start": 0.5, "end": 2}
    entries = [
        {"clip": "c.mp4", "events": [event], "mirror": False},
        {"clip": "b.hands.npz", "truth": "a.truth.json"},
        {"clip": "a.mp4"},
    ]
    text = json.dumps({"version": 1, "clips": entries})
    first, second, third = labelled_clips(written(folder, text, name))
    assert (first.path, first.mirror, first.poses) == (folder / "c.mp4", False, "labelled")
    assert (first.events[0].name, first.events[0].hand) == ("palm", "any")
    assert second.events == third.events
    assert (second.mirror, second.poses) == (True, "unlabelled")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("version: 1\nclips:\n  - {clip: a.mp4, mirorr: false}", "did you mean 'mirror'"),
        ("version: 1\nclip: []", "did you mean 'clips'"),
        ("version: 2\nclips: []", "version 2 is unknown"),
        ("version: 1\nclips: []", "no clip with a truth file"),
        ("version: 1\nclips:\n  - {clip: z.mp4}", "there is no "),
        ("version: 1\nclips:\n  - {clip: c.mp4}", "no truth file for c.mp4"),
        ("version: 1\nclips: [{clip: a.mp4, clip: b.mp4}]", "clips.yaml:2:"),
        ("version: 1\nclips: [", "clips.yaml:3:"),
        (
            "version: 1\nclips:\n  - {clip: c.mp4, events: [{name: swipe_lift, start: 1, end: 2}]}",
            "unknown gesture 'swipe_lift': did you mean 'swipe_left'",
        ),
        (
            "version: 1\nclips:\n  - {clip: c.mp4, events: [{name: palm, start: 2, end: 1}]}",
            "not end before it starts",
        ),
    ],
)
def test_what_is_wrong_is_said(folder: Path, text: str, says: str) -> None:
    with pytest.raises(SourceError) as error:
        labelled_clips(written(folder, text))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["nowhere", "notes.txt"])
def test_what_is_no_manifest_is_said(folder: Path, name: str) -> None:
    with pytest.raises(SourceError, match=r"there is no|neither a manifest nor a clip"):
        labelled_clips([folder / name])


def test_json_that_is_none_is_said(folder: Path) -> None:
    with pytest.raises(SourceError, match="neither JSON nor YAML"):
        labelled_clips(written(folder, "{", "clips.json"))
