"""Names of signs: slips are errors, signs that nobody taught here are warnings."""

from __future__ import annotations

import pytest

from bindings.parsing import parse_profile
from bindings.problems import ProfileError

KNOWN = ("halo", "makanan", "terima_kasih", "aku", "a", "b")


def warnings(sign: str, known: tuple[str, ...] | None = KNOWN) -> list[str]:
    text = f"version: 1\nbindings:\n  - {{on: {{sign: {sign}}}, do: {{caption: x}}}}\n"
    return [str(one) for one in parse_profile(text, "p.yaml", signs=known).warnings]


@pytest.mark.parametrize("sign", KNOWN)
def test_known_signs(sign: str) -> None:
    assert warnings(sign) == []


@pytest.mark.parametrize(
    "slip",
    ["terima_kasi", "terima_kash", "terimakasih", "terima_kasihh", "terima_kaish", "terima_kasit"],
)
def test_a_slip_is_an_error_with_what_was_meant(slip: str) -> None:
    with pytest.raises(ProfileError) as caught:
        warnings(slip)
    assert str(caught.value) == (
        f"p.yaml:3:17: unknown sign '{slip}' (did you mean 'terima_kasih'?)"
    )


@pytest.mark.parametrize(
    ("sign", "hint"),
    [("rumah", ""), ("makan", " (did you mean 'makanan'?)"), ("aki", " (did you mean 'aku'?)")],
)
def test_a_sign_that_nobody_taught_here_is_a_warning(sign: str, hint: str) -> None:
    assert warnings(sign) == [
        f"p.yaml:3:17: nobody has taught the sign '{sign}' here: isyarat teach sign {sign}{hint}"
    ]


def test_where_nobody_can_tell_every_name_will_do() -> None:
    assert warnings("rumah", None) == []


def test_a_sign_is_not_called_like_a_movement() -> None:
    with pytest.raises(ProfileError, match="'swipe_left' is a gesture: call the sign otherwise"):
        warnings("swipe_left", None)


LETTER = "{on: {sign: a}, do: {caption: A}}"
WORD = "{on: {sign: halo}, do: {caption: halo}}"


def test_letters_and_words_in_one_mode_are_warned_of() -> None:
    text = f"version: 1\nbindings:\n  - {WORD}\n  - {LETTER}\n"
    assert [str(one) for one in parse_profile(text, "p.yaml").warnings] == [
        "p.yaml:4:11: letters and words wait in one mode, where what is held may count as both: "
        "give letters a mode of their own"
    ]


def test_a_mode_with_signs_of_its_own_waits_for_them_alone() -> None:
    profile = parse_profile(f"""
version: 1
bindings:
  - {WORD}
  - {{on: palm, do: {{set_mode: spelling}}}}
  - {{on: fist, do: {{set_mode: quiet}}}}
modes:
  spelling: {{bindings: [{LETTER}]}}
  quiet: {{bindings: [{{on: like, do: {{key: a}}}}]}}
""")
    assert profile.warnings == ()
    assert profile.signs_in("base") == profile.signs_in("quiet") == {"halo"}
    assert profile.signs_in("spelling") == {"a"}
