"""Names and characters of X11 keys."""

from __future__ import annotations

import pytest
from Xlib import XK

from bindings.keys import NAMED_KEYS
from controller.outputs.keysyms import NAMED_KEYSYMS, keysym_of


def test_every_key_of_binding_files_has_a_keysym_of_its_own() -> None:
    assert set(NAMED_KEYSYMS) == set(NAMED_KEYS)
    assert len(set(NAMED_KEYSYMS.values())) == len(NAMED_KEYS)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ctrl", "Control_L"),
        ("super", "Super_L"),
        ("enter", "Return"),
        ("page_down", "Next"),
        ("f1", "F1"),
        ("f24", "F24"),
        ("print_screen", "Print"),
        ("a", "a"),
        ("+", "plus"),
        ("é", "eacute"),
    ],
)
def test_known_keysyms(key: str, name: str) -> None:
    assert keysym_of(key) == XK.string_to_keysym(name)


def test_characters_beyond_latin_1_follow_the_unicode_rule() -> None:
    assert keysym_of("日") == 0x01000000 + ord("日")


def test_what_no_key_makes() -> None:
    assert keysym_of("\x00") is None
    assert keysym_of("no such key") is None
