"""How problems look to people: the line, a caret under the place, the suggestion."""

from __future__ import annotations

import re

import pytest

from bindings.parsing import parse_profile
from bindings.problems import Problem, ProfileError
from bindings.rendering import render, render_all


def shown(text: str, colour: bool = False) -> str:
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, "bindings.yaml")
    return render_all(caught.value, colour)


def test_message_line_caret_and_suggestion() -> None:
    assert shown("version: 1\nbindings:\n  - {on: plam, do: {kye: a}}\n") == (
        "bindings.yaml:3:10: unknown gesture 'plam'\n"
        "    3 |   - {on: plam, do: {kye: a}}\n"
        "      |          ^^^^\n"
        "      = did you mean 'palm'?\n"
        "\n"
        "bindings.yaml:3:21: unknown action 'kye'\n"
        "    3 |   - {on: plam, do: {kye: a}}\n"
        "      |                     ^^^\n"
        "      = did you mean 'key'?"
    )


def test_colour_changes_nothing_but_the_colour() -> None:
    text = "version: 1\nbindings:\n  - {on: plam, do: {kye: a}}\n"
    assert "\x1b[31m" in shown(text, colour=True)
    assert re.sub("\x1b\\[[0-9]+m", "", shown(text, colour=True)) == shown(text)


def test_a_warning_says_so() -> None:
    profile = parse_profile("version: 1\nbindings:\n  - {on: palm, do: {press: a}}\n", "x.yaml")
    (warning,) = profile.warnings

    lines = render(warning, profile.sources["x.yaml"], colour=False, warning=True).splitlines()

    assert lines[0] == "x.yaml:3:16: warning: nothing in this profile releases 'a'"
    assert lines[2] == "      |                ^^"


def test_a_problem_without_a_place_is_one_line() -> None:
    problem = Problem("x.yaml", None, None, "there is no such file")
    assert render(problem, None, colour=False) == "x.yaml: there is no such file"


def test_long_lines_are_cut_around_the_place() -> None:
    text = f"version: 1\nbindings: [{{on: palm, do: {{type: {'x' * 500}}}, nam: {'y' * 500}}}]\n"

    _, line, caret, _ = shown(text).splitlines()

    assert len(line) <= 112
    assert line[caret.index("^") :].startswith("nam: yyy")
    assert caret.strip(" |") == "^^^"
    assert line.endswith("…")
    assert "| …" in line


@pytest.mark.parametrize("name", ["日本語", "e\u0301", "😀", "\u200f"])
def test_the_caret_stands_right_in_any_script(name: str) -> None:
    columns = {"日本語": 6, "e\u0301": 1, "😀": 2, "\u200f": 1}[name]
    lines = shown(f"version: 1\nbindings:\n  - {{name: '{name}', on: x, do: click}}").splitlines()

    before = len("  - {name: '', on: ") + columns
    assert lines[2] == "      | " + " " * before + "^"


def test_nothing_in_a_file_moves_the_cursor() -> None:
    problem = Problem("\x1b[2Jx.yaml", 1, 1, "unknown \x1b[31mword", "\x07bell")
    for line in render(problem, "\x1b[2J\ttext\u202e", colour=False).splitlines():
        assert line.isprintable()


def test_of_very_many_the_first_are_shown() -> None:
    text = "version: 1\nbindings:\n" + "  - {on: plam, do: click}\n" * 120
    assert shown(text).endswith("\n\n... and 20 more")
