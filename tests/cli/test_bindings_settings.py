"""What the settings file may say, and where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindings.problems import Problem, ProfileError
from controller.settings import PointerSettings, Settings, load_settings, parse_settings


def problems(text: str) -> list[str]:
    with pytest.raises(ProfileError) as wrong:
        parse_settings(text, "s.toml")
    return [str(problem) for problem in wrong.value.problems]


def test_without_a_file_all_is_as_usual(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "settings.toml")
    assert settings == Settings()
    assert not settings.allow_commands
    assert not settings.allow_outside


def test_all_of_them(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(
        b'\xef\xbb\xbfprofile = "media"\ncamera = "camera:1"\n'
        b"allow_commands = true\nallow_outside = true\n"
        b'control = "armed"\n[pointer]\nmonitors = "primary"\n'
    )
    assert load_settings(path) == Settings(
        profile="media",
        camera="camera:1",
        allow_commands=True,
        allow_outside=True,
        control="armed",
        pointer=PointerSettings(monitors="primary"),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('profil = "x"', ["s.toml:1:1: unknown setting 'profil' (did you mean 'profile'?)"]),
        (
            "\n  allow_commands = 1",
            ["s.toml:2:3: 'allow_commands' is true or false, without quotes"],
        ),
        (
            'allow_commands = "true"',
            ["s.toml:1:1: 'allow_commands' is true or false, without quotes"],
        ),
        ('profile = ""', ["s.toml:1:1: 'profile' is a text in quotes, and not an empty one"]),
        ("camera = 1", ["s.toml:1:1: 'camera' is a text in quotes, and not an empty one"]),
        ("[window]\nx = 1", ["s.toml:1:2: unknown setting 'window'"]),
        (
            'control = "nearst"',
            ["""s.toml:1:1: 'control' is "nearest", "first" or "armed\""""],
        ),
        (
            'control = "first"\n[pointer]\nmonitors = "left"',
            ["""s.toml:3:1: 'monitors' is "all", "primary" or "under_pointer\""""],
        ),
        (
            "pointer.monitors = 2",
            ["""s.toml:1:9: 'monitors' is "all", "primary" or "under_pointer\""""],
        ),
        (
            'pointer = {monitor = "all"}',
            ["s.toml:1:12: unknown setting 'monitor' in [pointer] (did you mean 'monitors'?)"],
        ),
        (
            'pointer = "all"',
            [
                "s.toml:1:1: 'pointer' is a table: write [pointer] on a line of its own, "
                "and its settings below"
            ],
        ),
        (
            "camera = 1\nprofile = 2",
            [
                "s.toml:1:1: 'camera' is a text in quotes, and not an empty one",
                "s.toml:2:1: 'profile' is a text in quotes, and not an empty one",
            ],
        ),
        (
            "\n[captions]\nlinse = 1\n  size = 3\n",
            [
                "s.toml:3:1: unknown setting 'linse' in [captions] (did you mean 'lines'?)",
                "s.toml:4:3: 'size' is a whole number from 12 to 160",
            ],
        ),
        ("captions.lines = 9", ["s.toml:1:10: 'lines' is a whole number from 1 to 4"]),
        (
            'captions = {lines = 2, opacity = "x"}',
            ["s.toml:1:24: 'opacity' is a number from 0 to 1"],
        ),
        ("[captions]\n[speech]\nrate = 9", ["s.toml:3:1: 'rate' is a whole number from 80 to 450"]),
        (
            "lines = 9\n[captions]\nlines = 9",
            [
                "s.toml:1:1: unknown setting 'lines'",
                "s.toml:3:1: 'lines' is a whole number from 1 to 4",
            ],
        ),
        (
            'speech = "id"',
            [
                "s.toml:1:1: 'speech' is a table: write [speech] on a line of its own, "
                "and its settings below"
            ],
        ),
        (
            '[captions]\ncolours = "pink"',
            [
                's.toml:2:1: \'colours\' is "white_on_black", "yellow_on_black", '
                '"green_on_black", "white_on_blue" or "black_on_white"'
            ],
        ),
        (
            '[captions]\nstay = "5"',
            ["s.toml:2:1: 'stay' is wrong: the duration '5' has no unit: write 5ms or 5s"],
        ),
        ('[speech]\nvoice = "a b"', ["s.toml:2:1: 'voice' is a name without spaces, in quotes"]),
        ("[captions]\nwidth = nan", ["s.toml:2:1: 'width' is a number from 0.2 to 1"]),
        ("profile = slides", ["s.toml:1:11: invalid value"]),
        ('profile "x"', ["s.toml:1:9: expected '=' after a key in a key/value pair"]),
        ('profile = "a"\nprofile = "b"', ["s.toml:2:14: cannot overwrite a value"]),
        ('profile = "a', ["s.toml:1:13: unterminated string"]),
    ],
)
def test_mistakes_have_a_place(text: str, says: list[str]) -> None:
    assert problems(text) == says


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        load_settings(tmp_path)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"# " + b"x" * 200_000])
def test_what_is_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    with pytest.raises(ProfileError, match=r"UTF-8|too large"):
        load_settings(path)


@given(st.text(alphabet=st.sampled_from('ab"=.[]{}#\n\t 1-:profileallow_captions'), max_size=60))
def test_any_text_is_settings_or_a_problem_with_a_place(text: str) -> None:
    assert all(problem.line and problem.column for problem in problems_of(text))


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        parse_settings(text, "s.toml")
    except ProfileError as error:
        return error.problems
    return ()
