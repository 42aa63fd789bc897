"""The clips that come with the product decode, have their truth and stay small."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

CLIPS = Path(__file__).resolve().parents[2] / "controller" / "demo" / "clips"
NAMES = (
    "arm_no_gesture",
    "like",
    "palm_to_fist",
    "slides",
    "swipes_dim",
    "swipes_far",
    "swipes_left_hand",
    "swipes_near",
    "swipes_right_hand",
    "swipes_sideways",
)
TOWARDS = {
    "swipe_left": (0, 1),
    "swipe_right": (0, -1),
    "swipe_up": (1, -1),
    "swipe_down": (1, 1),
}
PALM = [0, 5, 9, 13, 17]
MOST_BYTES = 5_500_000


def truth_of(name: str) -> dict:
    return json.loads((CLIPS / f"{name}.truth.json").read_text(encoding="utf-8"))


def test_the_folder_holds_the_clips_and_nothing_else() -> None:
    expected = {f"{n}{suffix}" for n in NAMES for suffix in (".mp4", ".truth.json", ".joints.npz")}
    assert {p.name for p in CLIPS.iterdir()} == expected
    assert sum(p.stat().st_size for p in CLIPS.iterdir()) <= MOST_BYTES


@pytest.mark.parametrize("name", NAMES)
def test_a_clip_decodes_as_its_truth_says(name: str) -> None:
    truth = truth_of(name)
    capture = cv2.VideoCapture(str(CLIPS / truth["clip"]))
    count = 0
    while (read := capture.read())[0]:
        count += 1
        shape = read[1].shape
    capture.release()
    assert shape == (truth["height"], truth["width"], 3)
    assert count / truth["fps"] == pytest.approx(truth["duration"], abs=1e-3)
    assert 3.0 <= truth["duration"] <= 13.0
    with np.load(CLIPS / f"{name}.joints.npz", allow_pickle=False) as joints:
        assert joints["joints"].shape == (count, len(joints["handedness"]), 21, 2)


@pytest.mark.parametrize("name", NAMES)
def test_truths_are_in_order_and_inside_the_clip(name: str) -> None:
    truth = truth_of(name)
    assert truth["version"] == 1
    assert truth["poses"] in ("labelled", "unlabelled")
    end = 0.0
    for event in truth["events"]:
        assert end <= event["start"] < event["end"] <= truth["duration"]
        assert event["hand"] in ("left", "right")
        end = event["end"]


@pytest.mark.parametrize("name", NAMES)
def test_strokes_go_where_their_names_say(name: str) -> None:
    """In an unmirrored picture the user's own left is towards larger x."""
    truth = truth_of(name)
    with np.load(CLIPS / f"{name}.joints.npz", allow_pickle=False) as stored:
        hands = stored["handedness"].tolist()
        palms = stored["joints"][:, :, PALM].mean(axis=2)
    for event in truth["events"]:
        if event["name"] not in TOWARDS:
            continue
        axis, sign = TOWARDS[event["name"]]
        path = palms[:, hands.index(event["hand"])]
        first, last = (round(event[k] * truth["fps"]) for k in ("start", "end"))
        moved = path[last] - path[first]
        assert sign * moved[axis] > 20
        assert abs(moved[axis]) > 1.5 * abs(moved[1 - axis])


def test_only_the_clip_without_gestures_has_no_events() -> None:
    assert [n for n in NAMES if not truth_of(n)["events"]] == ["arm_no_gesture"]
