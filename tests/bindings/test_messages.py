"""Each file in errors/ and warnings/ is a profile, a line of ``=``, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bindings import yaml_positions
from bindings.parsing import parse_profile
from bindings.problems import ProfileError

HERE = Path(__file__).parent
ERRORS = sorted((HERE / "errors").glob("*.txt"))
WARNINGS = sorted((HERE / "warnings").glob("*.txt"))


def complaints(text: str) -> str:
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, "bindings.yaml")
    return f"{caught.value}\n"


@pytest.mark.parametrize("path", ERRORS, ids=lambda path: path.stem)
def test_errors(path: Path) -> None:
    text, _, expected = path.read_text("utf-8").partition("=====\n")

    assert complaints(text) == expected


@pytest.mark.parametrize("path", ERRORS, ids=lambda path: path.stem)
def test_pure_python_parser_says_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, _, expected = path.read_text("utf-8").partition("=====\n")
    monkeypatch.setattr(yaml_positions, "_Loader", yaml.SafeLoader)

    assert complaints(text) == expected


@pytest.mark.parametrize("path", WARNINGS, ids=lambda path: path.stem)
def test_warnings(path: Path) -> None:
    text, _, expected = path.read_text("utf-8").partition("=====\n")

    profile = parse_profile(text, "bindings.yaml")

    assert "".join(f"{warning}\n" for warning in profile.warnings) == expected


def test_a_too_large_text() -> None:
    assert complaints("#" * (yaml_positions.MAX_SIZE + 1)) == (
        "bindings.yaml: the file is too large for a profile (over 256 KiB)\n"
    )


def test_problems_carry_their_parts() -> None:
    with pytest.raises(ProfileError) as caught:
        parse_profile("version: 1\nbindings:\n  - {on: plam, do: click}\n", "bindings.yaml")

    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.column) == ("bindings.yaml", 3, 10)
    assert (problem.message, problem.suggestion) == ("unknown gesture 'plam'", "palm")


def test_of_very_many_problems_the_first_are_shown() -> None:
    text = "version: 1\nbindings:\n" + "  - {on: plam, do: click}\n" * 250

    lines = complaints(text).splitlines()

    assert len(lines) == 101
    assert lines[99].startswith("bindings.yaml:102:10: unknown gesture")
    assert lines[100] == "bindings.yaml: and 150 more"
