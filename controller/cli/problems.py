"""Showing what is wrong with files: the line, and a caret under the place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bindings.problems import Problem, ProfileError
from bindings.profile import Profile
from bindings.rendering import render, render_all
from controller.cli.console import err


def show_error(error: ProfileError) -> None:
    """Write everything that is wrong to stderr, in colour on a terminal."""
    err.file.write(f"{render_all(error, err.is_terminal)}\n")


def show_warnings(profile: Profile) -> None:
    """Write what is odd about a profile that can be used."""
    for problem in profile.warnings:
        source = profile.sources.get(problem.file)
        err.file.write(f"{render(problem, source, err.is_terminal, warning=True)}\n")


def show_problems(problems: Iterable[Problem]) -> None:
    """Write problems of any text file."""
    for problem in problems:
        err.file.write(f"{render(problem, _source(problem.file), err.is_terminal)}\n")


def _source(file: str) -> str | None:
    try:
        return Path(file).read_text("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return None
