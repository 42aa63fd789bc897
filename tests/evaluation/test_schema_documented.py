"""The page about figures.json names every field, and its example manifest is valid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from eval_command import ROOT
from pydantic import BaseModel

from controller.evaluation import event_models, static_models
from controller.evaluation.manifest_file import read_manifest

PAGE = (ROOT / "docs" / "evaluation.md").read_text("utf-8")


def fields() -> Iterator[str]:
    for module in (event_models, static_models):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel):
                yield from model.model_fields


@pytest.mark.parametrize("field", sorted(set(fields())))
def test_every_field_is_named(field: str) -> None:
    assert f"`{field}`" in PAGE


def test_the_example_is_a_manifest(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "clips.yaml").write_text(example)
    first, second, third = read_manifest(tmp_path / "clips.yaml").clips
    assert (first.events, second.events) == (None, ())
    assert third.events is not None
    assert [event.hand for event in third.events] == ["right", "any"]
