from __future__ import annotations

import pytest

from controller.errors import SourceError
from controller.sources.cameras.base import CameraInfo
from controller.sources.cameras.choosing import choose, find_again

BUILT_IN = CameraInfo(0, "Integrated Camera")
LOGI_1 = CameraInfo(2, "Logitech C920")
LOGI_2 = CameraInfo(4, "Logitech Brio")
ALL = [BUILT_IN, LOGI_1, LOGI_2]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (None, BUILT_IN),
        (2, LOGI_1),
        (9, CameraInfo(9, "camera 9")),
        ("c920", LOGI_1),
        ("LOGITECH B", LOGI_2),
    ],
)
def test_choice(choice: int | str | None, expected: CameraInfo) -> None:
    assert choose(choice, ALL) == expected


def test_where_the_system_lists_nothing_the_first_is_tried() -> None:
    assert choose(None, []).index == 0


def test_a_name_that_fits_several() -> None:
    with pytest.raises(SourceError) as caught:
        choose("logitech", ALL)
    assert str(caught.value) == (
        "several cameras are called 'logitech': "
        "choose camera:2 (Logitech C920) or camera:4 (Logitech Brio)"
    )


def test_a_name_that_fits_none() -> None:
    with pytest.raises(SourceError) as caught:
        choose("sony", [BUILT_IN])
    assert str(caught.value) == "no camera 'sony': choose from camera:0 (Integrated Camera)"


def test_a_name_where_there_is_no_camera() -> None:
    with pytest.raises(SourceError, match="no camera found: plug one in, or play a clip"):
        choose("sony", [])


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (ALL, LOGI_1),
        ([BUILT_IN], None),
        ([BUILT_IN, CameraInfo(6, "Logitech C920")], CameraInfo(6, "Logitech C920")),
        ([], LOGI_1),
    ],
)
def test_finding_again(listed: list[CameraInfo], expected: CameraInfo | None) -> None:
    assert find_again(LOGI_1, listed) == expected
