"""The shipped profile of captions promises no more than the shipped networks know."""

from __future__ import annotations

import re

from bindings.loader import SHIPPED, load_profile
from controller.signs.known import known_signs
from gestures.registry import is_letter
from models.manifest import find_asset


def test_it_binds_every_known_sign_and_no_other() -> None:
    profile = load_profile("captions", signs=[])
    known = {name for name, sign in known_signs().items() if sign.kind != "taught"}
    assert profile.signs == known
    assert profile.signs_in("spelling") == {name for name in known if is_letter(name)}
    assert profile.signs_in("base") == {name for name in known if not is_letter(name)}


def test_its_introduction_tells_the_truth() -> None:
    text = (SHIPPED / "captions.yaml").read_text("utf-8")
    signs, letters, signers = map(
        int, re.search(r"(\d+) known signs and (\d+) letters, (\d+) signers", text).groups()
    )
    told = find_asset("signs").input
    assert (signs, letters, signers) == (told["n_signs"], 26, told["n_signers"])
