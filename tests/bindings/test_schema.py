"""The JSON Schema says what the loader says, as far as a schema can."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from profiles_at_random import profile

from bindings.actions import ACTIONS
from bindings.reading import shipped_profiles
from bindings.schema import DRAFT, profile_schema, schema_text

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.txt"))
ERRORS = sorted((HERE / "errors").glob("*.txt"))
VALIDATOR = jsonschema.Draft202012Validator(profile_schema())

BEYOND = {
    "apps_regex": "regular expressions",
    "clutch_never_disarms": "either of two settings",
    "duration_too_long": "the number in a duration",
    "end_with_after": "settings that exclude each other",
    "end_with_repeat": "settings that exclude each other",
    "extends_unknown": "names of profiles",
    "include_without_folder": "files",
    "mode_unknown": "names of modes",
    "mode_without_modes": "names of modes",
    "mode_never_on": "names of modes",
    "name_twice": "several bindings",
    "name_twice_in_modes": "several bindings",
    "once_with_after": "settings that exclude each other",
    "once_with_phase": "settings that exclude each other",
    "once_with_repeat": "settings that exclude each other",
    "move_without_pointer": "settings that exclude each other",
    "interval_too_short": "the number in an interval",
    "regex_slow": "regular expressions",
    "run_off": "the user's settings",
    "sequence_no_time": "the number in a duration",
}
"""Mistakes that no schema can see, and why."""


class EditorLoader(yaml.SafeLoader):
    """Reads YAML 1.2's core schema, as language servers do: ``on`` and ``yes`` are text."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, expression, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{expression})$"), first
    )


def as_an_editor_reads_it(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)


def complaints(value: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(value)]


def test_it_is_a_schema_of_its_draft() -> None:
    schema = json.loads(schema_text())
    assert schema["$schema"] == DRAFT
    jsonschema.Draft202012Validator.check_schema(schema)


def settings_of(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            yield f"{path}/{name}", value
        for name, value in schema.items():
            yield from settings_of(value, f"{path}/{name}")
    elif isinstance(schema, list):
        for number, value in enumerate(schema):
            yield from settings_of(value, f"{path}/{number}")


def test_every_setting_is_described_for_the_reader() -> None:
    found = dict(settings_of(profile_schema()))
    assert len(found) > 50
    assert [path for path, setting in found.items() if not setting.get("description")] == []
    assert [path for path, setting in found.items() if "``" in setting["description"]] == []


def test_every_action_is_there() -> None:
    described = {path.rpartition("/")[2] for path, _ in settings_of(profile_schema())}
    assert ACTIONS.keys() <= described


@pytest.mark.parametrize("path", shipped_profiles(), ids=lambda path: path.stem)
def test_shipped_profiles(path: Path) -> None:
    assert complaints(as_an_editor_reads_it(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_valid_cases(path: Path) -> None:
    text = path.read_text("utf-8").partition("\n=====\n")[0]
    assert complaints(as_an_editor_reads_it(text)) == []


@pytest.mark.parametrize("path", ERRORS, ids=lambda path: path.stem)
def test_mistakes(path: Path) -> None:
    if path.stem.startswith(("yaml_", "message_")):
        pytest.skip("not a matter of the schema")
    if path.stem in BEYOND:
        pytest.skip(f"no schema knows of {BEYOND[path.stem]}")
    text = path.read_text("utf-8").partition("=====\n")[0]

    assert complaints(as_an_editor_reads_it(text)) != []


@settings(max_examples=50)
@given(profile)
def test_whatever_is_valid(value: object) -> None:
    assert complaints(value) == []


@pytest.mark.parametrize(
    "key", ["Right", "ctrl+z", "CTRL + Shift+PgDn", "ctrl++", "+", "é", "F12", 5, "page up", "Cmd"]
)
def test_keys(key: object) -> None:
    assert complaints({"version": 1, "bindings": [{"on": "palm", "do": {"key": key}}]}) == []


@pytest.mark.parametrize("key", ["Rihgt", "a+b", "f25", "", "crtl+z", "ctrl+", 12, None])
def test_no_keys(key: object) -> None:
    assert complaints({"version": 1, "bindings": [{"on": "palm", "do": {"key": key}}]}) != []
