"""Whatever the text: a valid profile or problems with their places, never another exception."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from profiles_at_random import profile

from bindings.loader import SHIPPED
from bindings.model.profile import ProfileModel
from bindings.parsing import parse_profile
from bindings.problems import Problem, ProfileError
from bindings.rendering import render
from bindings.script import parse_script

HERE = Path(__file__).parent
TEXTS = [path.read_text("utf-8") for path in sorted(SHIPPED.glob("*.yaml"))] + [
    path.read_text("utf-8").partition("=====")[0]
    for folder in ("cases", "errors")
    for path in sorted((HERE / folder).glob("*.txt"))
]
PIECES = ["\t", ": ", "- ", "{", "}", "[", "]", "'", '"', "\n", "&a ", "*a", "!", "|", "#", "? "]
PIECES += ["on", "do", "~", "null", "\x00", "\ufeff", "\u2028", "é", "😀", "every ", "9" * 500, "%"]


def problems_in(text: str, folder: Path | None = None) -> tuple[Problem, ...]:
    try:
        parse_profile(text, "bindings.yaml", folder=folder)
    except ProfileError as error:
        return error.problems
    return ()


def check(text: str) -> None:
    lines = len(text.splitlines()) + 1
    for problem in problems_in(text):
        assert problem.line is not None
        assert problem.column is not None
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert len(str(problem).splitlines()) == 1
        shown = render(problem, text, colour=False).split("\n")
        assert 1 <= len(shown) <= 4
        assert all(map(str.isprintable, shown))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@given(st.sampled_from(TEXTS), st.integers(0, 5000))
def test_truncated_profiles(text: str, length: int) -> None:
    check(text[:length])


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.integers(1, 6))
def test_mutated_profiles(text: str, chance: random.Random, times: int) -> None:
    for _ in range(times):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 1, 3, 20]))
        text = text[:start] + chance.choice(PIECES) + text[end:]
    check(text)


SETTINGS = ["version", "bindings", "on", "do", "key", "gesture", "sequence", "when", "apps", "not"]
SETTINGS += ["clutch", "arm", "defaults", "name", "hand", "x", "1", "modes", "mode", "set_mode"]
SETTINGS += [
    "include",
    "extends",
    "with",
    "distance",
    "min",
    "phase",
    "sign",
    "face",
    "run",
    "pause",
]
scalar = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
structure = st.recursive(
    scalar,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(SETTINGS), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(structure)
def test_any_structure(value: object) -> None:
    check(yaml.safe_dump(value))
    check(yaml.safe_dump({"version": 1, "bindings": [value]}))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(profile)
def test_valid_profiles_are_valid_and_survive_a_round_trip(value: object) -> None:
    first = parse_profile(yaml.safe_dump(value, allow_unicode=True), allow_commands=True)

    written = yaml.safe_dump(first.model.model_dump(mode="json", exclude_unset=True))
    second = parse_profile(written, allow_commands=True)

    assert second.model == first.model
    assert [rule.name for rule in second.rules] == [rule.name for rule in first.rules]


@given(profile)
def test_every_setting_of_a_valid_profile_counts(value: object) -> None:
    model = parse_profile(yaml.safe_dump(value), allow_commands=True).model

    assert ProfileModel.model_validate(model.model_dump(mode="json", exclude_none=True)) == model


@given(st.dictionaries(st.sampled_from("abc"), structure | st.sampled_from(TEXTS), min_size=1))
def test_any_includes(texts: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stem, value in texts.items():
            text = value if isinstance(value, str) else yaml.safe_dump(value)
            (folder / f"{stem}.yaml").write_text(text, "utf-8")
        main = "version: 1\ninclude: [a.yaml, b.yaml, ../c.yaml, c.yaml, bindings.yaml]\n"
        for problem in problems_in(main, folder):
            assert problem.file in {*(f"{stem}.yaml" for stem in texts), "bindings.yaml"}
            assert problem.line is not None


WORDS = ["palm", "left", "1s", "0.5", "&", "\n", "app", "pause", "none", "#", "swipe_up"]
WORDS += ["sign", "face", "eyes_closed", "@12"]


@given(st.text(max_size=100) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_script(text: str) -> None:
    try:
        parse_script(text)
    except ProfileError as error:
        problems = error.problems
    else:
        return
    assert all(problem.line and problem.column for problem in problems)
