"""The pages that show profiles agree with the program."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from pydantic import BaseModel

from bindings.actions import ACTIONS
from bindings.parsing import parse_profile
from bindings.reading import SHIPPED
from bindings.schema import profile_schema
from bindings.yaml_positions import read_document
from controller.settings import Settings

DOCS = Path(__file__).resolve().parents[2] / "docs"
FORMAT = (DOCS / "bindings.md").read_text("utf-8")
PROFILES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))


def test_the_page_of_profiles_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "make_profiles_page.py"))["page"]()
    assert (DOCS / "profiles.md").read_text("utf-8") == made


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_has_a_picture(name: str) -> None:
    picture = DOCS / "profiles" / f"{name}.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert f"(profiles/{name}.png)" in (DOCS / "profiles.md").read_text("utf-8")


@pytest.mark.parametrize("example", re.findall(r"```yaml\n(.*?)```", FORMAT, re.DOTALL))
def test_every_example_of_the_format_is_valid(example: str) -> None:
    assert parse_profile(example).warnings == ()


@pytest.mark.parametrize("trigger", re.findall(r"^\| `on: (.*?)` \|", FORMAT, re.MULTILINE))
def test_every_trigger_is_valid(trigger: str) -> None:
    do = "{pointer: move}" if "move" in trigger else "click"
    parse_profile(f"version: 1\nbindings:\n  - {{on: {trigger}, do: {do}}}\n")


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_is_explained(action: str) -> None:
    assert re.search(rf"^\| .*(`|{{){action}(:|`)", FORMAT, re.MULTILINE)


def defaults(settings: BaseModel, above: str = "") -> Iterator[tuple[str, object]]:
    """Yield every setting with its default."""
    for name, value in settings:
        if isinstance(value, BaseModel):
            yield from defaults(value, f"{above}{name}.")
        else:
            yield above + name, value


@pytest.mark.parametrize(("setting", "default"), list(defaults(Settings())))
def test_every_setting_is_explained(setting: str, default: object) -> None:
    # JSON writes these values as TOML does. A table with a page of its own is explained there.
    named = (setting, setting.rpartition(".")[2])
    own = "".join((DOCS / f"{page}.md").read_text("utf-8") for page in ("captions", "monitor"))
    assert any(f"| `{name} = {json.dumps(default)}` |" in FORMAT + own for name in named)


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_fits_the_schema(name: str) -> None:
    text = (SHIPPED / f"{name}.yaml").read_text("utf-8")
    plain = read_document(text, name).root.plain()
    jsonschema.Draft202012Validator(profile_schema()).validate(plain)
