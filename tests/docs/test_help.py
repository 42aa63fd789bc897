"""The help pages are those of the documents and need nothing else."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from controller.own_files import GUIDE

MAKER = runpy.run_path(str(Path(__file__).resolve().parents[2] / "docs" / "make_help.py"))
HELP = GUIDE.parent


@pytest.mark.parametrize("name", MAKER["PAGES"])
def test_the_help_page_is_up_to_date(name: str) -> None:
    assert (HELP / f"{name}.html").read_text("utf-8") == MAKER["page"](name)


def test_the_tray_opens_one_of_them() -> None:
    assert GUIDE.stem in MAKER["PAGES"]


@pytest.mark.parametrize("name", MAKER["PAGES"])
def test_a_help_page_needs_no_network_and_leads_nowhere_wrong(name: str) -> None:
    text = (HELP / f"{name}.html").read_text("utf-8")
    assert "<script" not in text
    assert all(source.startswith("data:") for source in re.findall(r' src="([^"]*)"', text))
    for target in re.findall(r' href="([^"]*)"', text):
        file, _, anchor = target.partition("#")
        other = (HELP / file).read_text("utf-8") if file else text
        assert not anchor or f' id="{anchor}"' in other
