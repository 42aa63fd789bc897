"""Files of labelled landmarks: what they may hold, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from controller.errors import SourceError, UserError
from controller.evaluation.landmark_file import LandmarkRows, read_landmarks
from controller.evaluation.landmark_rows import answers, chosen_rows

XY = np.linspace(0.1, 0.4, 4 * 21 * 2, dtype=np.float32).reshape(4, 21, 2)
FULL = {
    "xy": XY,
    "label": np.array(["fist", "palm", "palm", "no_gesture"]),
    "handedness": np.array(["Left", "right", "right", "left"]),
    "width": np.full(4, 640),
    "height": np.full(4, 480),
    "user_id": np.array(["ana", "ana", "budi", "citra"]),
}


class SaysSide:
    """Names the side of the picture that the hand's thumb lies on, as it is fed."""

    labels = ("fist", "palm", "no_gesture")

    def __call__(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        thumb = features.reshape(len(features), -1, 2)[:, 4, 0]
        return np.where(thumb[:, None] > 0, (0.9, 0.1, 0.0), (0.2, 0.8, 0.0)).astype(np.float32)


def read(path: Path, arrays: dict, **options: object) -> LandmarkRows:
    file = path / "hands.npz"
    np.savez(file, **arrays)
    return read_landmarks(file, **{"mirror": None, "hand": None, "aspect": None} | options)


def without(*names: str, **more: object) -> dict:
    return {name: value for name, value in FULL.items() if name not in names} | more


def test_everything_is_read(tmp_path: Path) -> None:
    rows = read(tmp_path, FULL)
    assert rows.points.shape == (4, 1, 21, 2)
    assert rows.side.tolist() == [["left"], ["right"], ["right"], ["left"]]
    assert rows.aspect == pytest.approx([4 / 3] * 4)
    assert rows.mirror


def test_two_hands_a_row(tmp_path: Path) -> None:
    both = np.zeros((4, 2, 21, 3), np.float32)
    both[:, 0, :, :2] = XY
    sides = np.array([["left", "right"]] * 4)
    rows = read(tmp_path, without("xy", "handedness", xyz=both, handedness=sides))
    assert rows.points.shape == (4, 2, 21, 2)
    said = list(answers(rows, chosen_rows(rows, None), SaysSide(), lambda _: None))
    assert [answer.gesture is None for answer in said] == [False] * 4


def test_a_row_of_zeros_is_a_hand_that_was_not_found(tmp_path: Path) -> None:
    rows = read(tmp_path, without("xy", xy=np.zeros_like(XY)))
    said = list(answers(rows, chosen_rows(rows, None), SaysSide(), lambda _: None))
    assert {answer.gesture for answer in said} == {None}


def test_hagrid_annotations_are_understood(tmp_path: Path) -> None:
    rows = read(
        tmp_path, without("handedness", "width", "height", leading_hand=np.array(["left"] * 4))
    )
    # The hand without a gesture is the one that does not lead.
    assert rows.side.ravel().tolist() == ["left", "left", "left", "right"]
    assert rows.aspect == pytest.approx([0.75] * 4)


@pytest.mark.parametrize(
    ("said", "mirror"),
    [
        ({"view": np.array("camera")}, True),
        ({"view": np.array("mirror")}, False),
        ({"layout": np.array("in the unmirrored picture; was turned from a mirrored one")}, True),
        ({"layout": np.array("x grows to the right, mirror view")}, False),
        ({"layout": np.array("x, y, z")}, True),
    ],
)
def test_the_file_says_how_it_is_seen(tmp_path: Path, said: dict, mirror: bool) -> None:
    assert read(tmp_path, FULL | said).mirror == mirror


def test_a_mirrored_file_gives_the_same_answers(tmp_path: Path) -> None:
    turned = XY * [-1, 1] + [1, 0]
    camera = read(tmp_path, FULL)
    mirror = read(tmp_path, without("xy", xy=turned.astype(np.float32)), mirror=False)
    first, second = (
        [a.gesture for a in answers(rows, chosen_rows(rows, None), SaysSide(), lambda _: None)]
        for rows in (camera, mirror)
    )
    assert first == second
    assert len(set(first)) == 2  # left and right hands of one form differ for SaysSide


def test_either_hand_takes_the_surer_answer(tmp_path: Path) -> None:
    rows = read(tmp_path, without("handedness"), hand="either")
    said = answers(rows, chosen_rows(rows, None), SaysSide(), lambda _: None)
    assert [answer.confidence for answer in said] == pytest.approx([0.9] * 4)


def test_people_are_chosen_by_their_id_alone(tmp_path: Path) -> None:
    rows = read(tmp_path, FULL)
    low, high = chosen_rows(rows, (0, 0.5)), chosen_rows(rows, (0.5, 1))
    assert sorted([*low, *high]) == [0, 1, 2, 3]
    assert (0 in low) == (1 in low)


def test_the_people_never_trained_on_are_those_of_training() -> None:
    """--people 0:0.2 must mean the split of the shipped network."""
    from controller.evaluation.identity import fraction_of
    from models.training.static.data import TEST_SHARE, place_of

    assert TEST_SHARE == 0.2
    assert [fraction_of(name) for name in ("ana", "x1")] == [place_of(n) for n in ("ana", "x1")]


@pytest.mark.parametrize(
    ("arrays", "options", "says"),
    [
        (without("xy"), {}, "lacks xy or xyz"),
        (without("label"), {}, "lacks label"),
        (without("handedness"), {}, "--hand left, right or either"),
        (without("width"), {}, "--aspect"),
        (without("xy", xy=XY[:, :20]), {}, "it must be float (N, 21, 2 or 3)"),
        (without("xy", xy=XY * np.nan), {}, "no numbers"),
        (without("label", label=np.array(["fist"])), {}, "it must have 4 rows"),
        (without("handedness", handedness=np.array(["up"] * 4)), {}, "handedness 'up' is unknown"),
        (FULL | {"view": np.array("above")}, {}, "write camera or mirror"),
        (FULL | {"view": np.array("camera")}, {"mirror": False}, "as a camera sees them"),
        (without("width", width=np.zeros(4)), {}, "not between 0.1 and 10"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, arrays: dict, options: dict, says: str) -> None:
    with pytest.raises(UserError) as error:
        read(tmp_path, arrays, **options)
    assert says in str(error.value)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.npz").write_bytes(content)
    with pytest.raises(SourceError, match="damaged"):
        read_landmarks(tmp_path / "a.npz", mirror=None, hand=None, aspect=None)


def test_pickles_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="plain arrays"):
        read(tmp_path, without("label", label=np.array(["fist", None, 1, 2], dtype=object)))
