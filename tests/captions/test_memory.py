"""Where captions stand, and what was changed by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controller.captions.colours import SCHEMES, contrast
from controller.captions.memory import Memory, Remembered
from controller.captions.place import DEFAULT_ANCHOR, Anchor, Box, anchor_of, place_plate
from controller.captions.settings import CaptionSettings
from controller.captions.timing import FAINTEST

SCREEN = Box(1920, 0, 1280, 720)


def test_captions_begin_at_the_lower_edge_in_the_middle() -> None:
    assert place_plate(DEFAULT_ANCHOR, 400, 100, SCREEN) == Box(2360, 584, 400, 100)


@given(st.floats(-2, 3), st.floats(-2, 3), st.integers(1, 1280), st.integers(1, 720))
def test_a_plate_is_whole_on_its_screen(x: float, y: float, width: int, height: int) -> None:
    plate = place_plate(Anchor(x, y), width, height, SCREEN)
    assert SCREEN.x <= plate.x <= SCREEN.x + SCREEN.width - width
    assert SCREEN.y <= plate.y <= SCREEN.y + SCREEN.height - height


def test_a_plate_wider_than_its_screen_shows_its_beginning() -> None:
    assert place_plate(DEFAULT_ANCHOR, 2000, 900, SCREEN)[:2] == (1920, 0)


@given(st.integers(1920, 2800), st.integers(0, 620))
def test_a_plate_stays_where_it_was_moved(x: int, y: int) -> None:
    moved = Box(x, y, 400, 100)
    again = place_plate(anchor_of(moved, SCREEN), 400, 100, SCREEN)
    assert abs(again.x - x) <= 1
    assert abs(again.y - y) <= 1


def test_changes_are_remembered(tmp_path: Path) -> None:
    file, settings = tmp_path / "new" / "captions.json", CaptionSettings(lines=3)
    changed = Remembered(settings.model_copy(update={"size": 60}), Anchor(0.25, 0.5), "HDMI-1")
    Memory(settings, file).save(changed)
    assert Memory(settings, file).load() == changed


def test_a_change_holds_until_the_setting_changes(tmp_path: Path) -> None:
    file, before = tmp_path / "captions.json", CaptionSettings()
    chosen = before.model_copy(update={"size": 60, "lines": 4})
    Memory(before, file).save(Remembered(chosen))
    after = CaptionSettings(size=30)
    assert Memory(after, file).load().settings == CaptionSettings(size=30, lines=4)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff",
        b'{"place": [1], "changes": {}, "screen": ""}',
        b'{"place": [NaN, 1], "changes": {}, "screen": ""}',
        b'{"place": [0.5, 0.5], "changes": [], "screen": ""}',
        b'{"place": [0.5, 0.5], "changes": {"size": 3}, "screen": ""}',
    ],
)
def test_a_broken_memory_is_no_memory(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "captions.json"
    file.write_bytes(content)
    assert Memory(CaptionSettings(), file).load() == Remembered(CaptionSettings())


def test_a_choice_that_is_none_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "captions.json"
    file.write_text(
        '{"place": [0.1, 0.2], "screen": "", '
        '"changes": {"size": {"chosen": 9999, "instead_of": 42}}}'
    )
    assert Memory(CaptionSettings(), file).load().settings == CaptionSettings()


@pytest.mark.parametrize("name", SCHEMES)
def test_colours_can_be_read(name: str) -> None:
    letters, plate = SCHEMES[name]
    assert contrast(letters, plate) >= 7
    faint = [round(FAINTEST * a + (1 - FAINTEST) * b) for a, b in zip(letters, plate, strict=True)]
    assert contrast(tuple(faint), plate) >= 4.5


def test_contrast_of_black_and_white() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
