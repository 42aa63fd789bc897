from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindings.keys import MODIFIERS, NAMED_KEYS, KeyCombo, KeyNameError, parse_combo, parse_key


@pytest.mark.parametrize(
    ("text", "combo"),
    [
        ("Right", KeyCombo((), "right")),
        ("ctrl+Z", KeyCombo(("ctrl",), "z")),
        ("Control+Shift+PgDn", KeyCombo(("ctrl", "shift"), "page_down")),
        ("ctrl++", KeyCombo(("ctrl",), "+")),
        ("+", KeyCombo((), "+")),
        ("ctrl+plus", KeyCombo(("ctrl",), "+")),
        ("cmd", KeyCombo((), "super")),
        (" F5 ", KeyCombo((), "f5")),
        ("é", KeyCombo((), "é")),
    ],
)
def test_combination(text: str, combo: KeyCombo) -> None:
    assert parse_combo(text) == combo


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", ""),
        ("ctrl+", "ctrl+"),
        ("+a", "+a"),
        ("a+b", "a"),
        ("ctrl+nope", "nope"),
        ("f25", "f25"),
    ],
)
def test_wrong_combination(text: str, name: str) -> None:
    with pytest.raises(KeyNameError) as caught:
        parse_combo(text)
    assert caught.value.name == name


@pytest.mark.parametrize("text", ["ctrl+control+z", "shift+Shift"])
def test_the_same_key_twice(text: str) -> None:
    with pytest.raises(KeyNameError, match="names a key twice"):
        parse_combo(text)


@given(st.sampled_from(NAMED_KEYS))
def test_named_keys_are_canonical(name: str) -> None:
    assert parse_key(name.upper()) == name


@given(st.lists(st.sampled_from(MODIFIERS), unique=True), st.sampled_from([*NAMED_KEYS, "a", "+"]))
def test_what_is_written_can_be_read(modifiers: list[str], key: str) -> None:
    combo = KeyCombo(tuple(name for name in modifiers if name != key), key)
    assert parse_combo(str(combo)) == combo
