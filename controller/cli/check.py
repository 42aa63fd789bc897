"""``isyarat check``: are the binding files right, and do they do what their tests say?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bindings.loader import list_profiles
from bindings.problems import ProfileError
from bindings.profile import Profile
from controller.active_app.open import open_active_app
from controller.cli import exit_codes
from controller.cli.console import err, out
from controller.cli.problems import show_error, show_problems, show_warnings
from controller.own_files import load_allowed
from controller.profile_change import asks_for_app
from controller.profile_tests import run_test, tests_of
from controller.settings import Settings, load_settings, profiles_folder


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE...]", help="Files or names of profiles; all of your own when not given."
        ),
    ] = None,
) -> None:
    """Report every mistake in binding files, and run the tests beside them."""
    settings, faults = _settings()
    for name in files or _own_profiles():
        faults += not check_one(name, settings)
    if faults:
        raise typer.Exit(exit_codes.PROFILE)


def check_one(name: str, settings: Settings) -> bool:
    """Check one profile and its tests; what is wrong goes to stderr. True when all is well."""
    try:
        profile = load_allowed(name, settings)
    except ProfileError as error:
        show_error(error)
        return False
    show_warnings(profile)
    _warn_of_apps(profile)
    return _run_tests(profile)


def _warn_of_apps(profile: Profile) -> None:
    """Say it when this desktop does not tell which application is active and the profile asks."""
    if not asks_for_app(profile):
        return
    answerer = open_active_app()
    answerer.app.close()
    if answerer.lack:
        err.print(f"{profile.file}: note: {answerer.lack}", markup=False, soft_wrap=True)


def _settings() -> tuple[Settings, int]:
    """Return the settings and how many faults they have; with faults, the defaults."""
    try:
        return load_settings(), 0
    except ProfileError as error:
        show_error(error)
        return Settings(), len(error.problems)


def _own_profiles() -> list[str]:
    folder = profiles_folder()
    own = [str(path) for path in list_profiles([folder]).values() if path.parent == folder]
    if not own:
        out.print(
            f"no profiles of your own in {folder}: make one with `isyarat init`", soft_wrap=True
        )
    return own


def _run_tests(profile: Profile) -> bool:
    tests = tests_of(Path(profile.file))
    failed = 0
    for path in tests:
        problems = run_test(profile, path)
        show_problems(problems)
        failed += bool(problems)
    count = len(profile.rules)
    told = f", {len(tests) - failed} of {len(tests)} tests pass" if tests else ""
    bindings = f"{count} binding{'' if count == 1 else 's'}"
    out.print(f"{profile.file}: {bindings}{told}", markup=False, soft_wrap=True)
    return not failed
