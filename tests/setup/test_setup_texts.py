"""Settings and profiles changed in their own text: comments and all the rest stay."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindings.parsing import parse_profile
from bindings.reading import shipped_profiles
from controller.settings import parse_settings
from controller.settings_template import TEMPLATE
from controller.setup.profile_text import add_clutch, remove_clutch
from controller.setup.settings_text import change_settings

CHANGES = {"language": "id", "profile": "media", "camera": 'camera:My "HD" Cam', "mirror": False}
OWN = """\
# mine
profile = 'slides'  # for talks
"camera" = "camera:1"

[captions]  # large
size = 60
# camera = "not this one"
"""


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEMPLATE,
        OWN,
        OWN.replace("\n", "\r\n"),
        "[speech]\nrate = 150\n",
        "# remark\n\n[speech]\nrate = 150",
        "# remark\n[captions]\nlines = 3\n",
        "pointer.monitors = 'all'",
    ],
)
def test_only_what_was_changed_is_changed(text: str) -> None:
    changed = change_settings(text, CHANGES)
    assert tomllib.loads(changed) == tomllib.loads(text) | CHANGES
    parse_settings(changed, "settings.toml")
    for comment in ("# mine", "# for talks", "# large", '# camera = "not this one"', "# remark"):
        assert (comment in changed) == (comment in text)
    assert change_settings(changed, CHANGES) == changed


def test_a_fresh_file_is_filled_in_where_it_says_so() -> None:
    changed = change_settings(TEMPLATE, {"profile": "media", "mirror": False}).splitlines()
    before = TEMPLATE.splitlines()
    differing = [(old, new) for old, new in zip(before, changed, strict=True) if old != new]
    assert differing == [
        (
            '# profile = "slides"                # when --profile is not given',
            'profile = "media"                   # when --profile is not given',
        ),
        (
            "# mirror = true                     # false: the camera's picture is a mirror image "
            "already",
            "mirror = false                      # false: the camera's picture is a mirror image "
            "already",
        ),
    ]


@given(
    st.lists(
        st.sampled_from([
            "# note", "", "#profile = 1 # x", "allow_commands = true", "# profile = \"a\"",
            "[captions]", "lines = 3", "#[speech]", "# camera = 'b' # c", "language = \"en\" # e",
            "text = '''", "'''",
        ]),
        max_size=8,
    )
)  # fmt: skip
def test_any_mix_of_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert tomllib.loads(change_settings(text, CHANGES)) == before | CHANGES


@pytest.mark.parametrize("path", shipped_profiles(), ids=lambda path: path.stem)
def test_a_clutch_comes_and_goes_and_leaves_the_rest_alone(path: object) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    if parse_profile(text).clutch is not None:
        without = remove_clutch(text)
        assert parse_profile(without).clutch is None
        assert set(without.splitlines()) <= set(text.splitlines())
        text = without
    added = add_clutch(text)
    clutch = parse_profile(added).clutch
    assert clutch is not None
    assert clutch.arm.gesture == "palm"
    assert set(text.splitlines()) <= set(added.splitlines())
    assert remove_clutch(added) == text


@pytest.mark.parametrize("text", ["bindings: []\n", "{version: 1, bindings: []}\n"])
def test_a_profile_without_a_place_for_a_clutch_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no line"):
        add_clutch(text)
    with pytest.raises(ValueError, match="no clutch"):
        remove_clutch(text)
