"""Every recipe of the guide is a valid profile, fits the schema and does what its script says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

from bindings.parsing import parse_profile
from bindings.profile import Profile
from bindings.schema import profile_schema
from bindings.yaml_positions import read_document
from controller.profile_tests import compare

DOCS = Path(__file__).resolve().parents[2] / "docs"
RECIPE = re.compile(
    r"^## (?P<title>[^\n]+)\n.*?^```yaml\n(?P<profile>.*?)^```\n\n```script\n(?P<script>.*?)^```\n",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Recipe:
    title: str
    profile: str
    script: str

    def load(self) -> Profile:
        return parse_profile(self.profile, self.title, allow_commands=True)


RECIPES = [Recipe(*found.groups()) for found in RECIPE.finditer((DOCS / "guide.md").read_text())]


def test_there_are_ten() -> None:
    assert len(RECIPES) == (DOCS / "guide.md").read_text().count("\n## ") == 10


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_it_does_what_it_says(recipe: Recipe) -> None:
    profile = recipe.load()
    assert profile.warnings == ()
    assert [str(problem) for problem in compare(profile, recipe.script, recipe.title)] == []


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_it_says_what_it_does(recipe: Recipe) -> None:
    """An expectation that is left out must be noticed: else the test above proves nothing."""
    lines = recipe.script.rstrip().splitlines()
    assert compare(recipe.load(), "\n".join(lines[:-1]), recipe.title) != []


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_it_fits_the_schema(recipe: Recipe) -> None:
    plain = read_document(recipe.profile, recipe.title).root.plain()
    jsonschema.Draft202012Validator(profile_schema()).validate(plain)


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text())
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []
