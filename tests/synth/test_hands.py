"""The file of labelled hands: what its arrays hold, in mirror view, and how files join."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pygltflib")
pytest.importorskip("scipy")
pytestmark = pytest.mark.train

from models.training.synth.conventions import yaw_pitch_roll  # noqa: E402
from models.training.synth.hands import (  # noqa: E402
    PICTURES_EACH,
    Arrays,
    Found,
    Row,
    gather,
    load,
    write,
)
from models.training.synth.orientation import Aim  # noqa: E402
from models.training.synth.rig import Rig  # noqa: E402
from models.training.synth.sampling import KINDS, NO_GESTURE, NO_GESTURE_PAIR  # noqa: E402
from models.training.synth.stills import from_geometry  # noqa: E402
from models.training.synth.two_hands import TWO_HANDED  # noqa: E402

RIGHT, LEFT = 0, 1


def made(rig: Rig, kinds: tuple[str, ...], count: int) -> Arrays:
    return gather([*from_geometry(rig, kinds, range(count))])


@pytest.fixture(scope="module")
def all_kinds(rig: Rig) -> Arrays:
    return made(rig, KINDS, len(KINDS))


def test_there_are_33_gestures_and_none(all_kinds: Arrays) -> None:
    assert set(all_kinds["label"]) == {*KINDS} - {NO_GESTURE_PAIR}
    assert len(set(all_kinds["label"]) - {NO_GESTURE}) == 33


def test_two_handed_gestures_show_both_hands_and_the_others_one(all_kinds: Arrays) -> None:
    hands = all_kinds["shown"].sum(axis=1)
    paired = np.isin(all_kinds["label"], [*TWO_HANDED])
    assert (hands[paired] == 2).all()
    assert (hands[~paired & (all_kinds["label"] != NO_GESTURE)] == 1).all()


def test_landmarks_lie_in_the_picture_where_a_hand_is_and_are_nan_elsewhere(
    all_kinds: Arrays,
) -> None:
    shown = all_kinds["shown"]
    xy = all_kinds["xyz"][..., :2]
    assert ((xy[shown] > 0) & (xy[shown] < 1)).all()
    assert np.isnan(all_kinds["xyz"][~shown]).all()
    assert np.isnan(all_kinds["view"][~shown]).all()
    assert np.abs(all_kinds["world"][shown]).max() < 0.25


def test_geometry_finds_every_hand_as_it_is(all_kinds: Arrays) -> None:
    np.testing.assert_array_equal(all_kinds["found"], all_kinds["shown"])
    np.testing.assert_array_equal(all_kinds["xyz"], all_kinds["truth"])
    assert set(all_kinds["seen_as"][all_kinds["shown"][:, RIGHT], RIGHT]) == {"right"}
    assert set(all_kinds["seen_as"][all_kinds["shown"][:, LEFT], LEFT]) == {"left"}


def test_a_person_keeps_their_hand(rig: Rig) -> None:
    hands = made(rig, ("palm",), PICTURES_EACH + 3)
    assert hands["person"].tolist() == [0] * PICTURES_EACH + [1] * 3
    assert (hands["build"][:PICTURES_EACH] == hands["build"][0]).all()
    assert (hands["build"][PICTURES_EACH] != hands["build"][0]).any()


def test_in_mirror_view_a_right_palm_has_its_thumb_to_the_left(rig: Rig) -> None:
    hands = made(rig, ("stop",), 40)
    index_minus_pinky = hands["xyz"][..., 5, 0] - hands["xyz"][..., 17, 0]
    right = index_minus_pinky[hands["shown"][:, RIGHT], RIGHT]
    left = index_minus_pinky[hands["shown"][:, LEFT], LEFT]
    assert np.mean(right[np.abs(right) > 0.01] < 0) > 0.9
    assert np.mean(left[np.abs(left) > 0.01] > 0) > 0.9


def test_image_and_world_agree_on_the_shape(rig: Rig) -> None:
    hands = made(rig, ("palm",), 8)
    shown = hands["shown"]
    for image, world in zip(hands["xyz"][shown], hands["world"][shown], strict=True):
        flat = (image - image.mean(axis=0)) * [1, 480 / 640, 1]
        assert np.corrcoef(flat.ravel(), world.ravel())[0, 1] > 0.97


def test_views_are_rotations_and_angles_say_how_the_hand_is_held(rig: Rig) -> None:
    views = made(rig, ("palm",), 6)["view"]
    views = views[~np.isnan(views[:, :, 0, 0])]
    np.testing.assert_allclose(
        views @ views.swapaxes(1, 2), np.tile(np.eye(3), (len(views), 1, 1)), atol=1e-5
    )
    assert yaw_pitch_roll(Aim(90).rotation()) == pytest.approx((0, 0, 0), abs=1e-9)
    assert yaw_pitch_roll(Aim(90, 30).rotation()) == pytest.approx((30, 0, 0), abs=1e-9)
    assert yaw_pitch_roll(Aim(70).rotation()) == pytest.approx((0, 20, 0), abs=1e-9)


def test_a_hand_that_was_missed_is_shown_but_not_found(rig: Rig) -> None:
    row = next(from_geometry(rig, ("holy",), [0]))
    seen: Found = row.found["left"]
    hands = gather([Row(row.still, {"left": seen}, 1, row.seed)])
    assert hands["shown"].tolist() == [[True, True]]
    assert hands["found"].tolist() == [[False, True]]
    assert np.isnan(hands["xyz"][0, RIGHT]).all()
    assert not np.isnan(hands["xyz"][0, LEFT]).any()
    assert not np.isnan(hands["truth"]).any()
    assert hands["strays"].tolist() == [1]


def test_files_join_in_order_of_their_names(rig: Rig, tmp_path: Path) -> None:
    for start in (3, 0):
        rows = from_geometry(rig, ("palm", "fist"), range(start, start + 3))
        write(tmp_path / f"hands_{start}.npz", gather([*rows]))
    hands = load(tmp_path)
    assert hands["seed"].tolist() == [0, 1, 2, 3, 4, 5]
    assert hands["label"].tolist() == ["palm", "fist"] * 3


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="synth hands"):
        load(tmp_path)
