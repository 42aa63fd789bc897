"""Writes docs/profiles.md: the shipped profiles, from their own files.

python docs/make_profiles_page.py
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bindings.durations import format_duration, format_interval
from bindings.loader import load_profile
from bindings.profile import Profile
from bindings.rules import Rule

PAGE = Path(__file__).resolve().parent / "profiles.md"
ORDER = ("slides", "media", "browser", "pointer", "captions")
_HEAD = """\
# The shipped profiles

Take one with `isyarat run --profile NAME`, or make it your own: `isyarat init --profile NAME`.
The hands are your own right hand as in a mirror; either hand will do.
"""


def page() -> str:
    """Return the text of the page."""
    return "\n".join([_HEAD, *(_section(load_profile(name)) for name in ORDER)])


def _section(profile: Profile) -> str:
    return "\n".join(
        [
            f"## {profile.name}",
            _introduction(Path(profile.file)),
            "",
            f"![The gestures of {profile.name}](profiles/{profile.name}.png)",
            "",
            "| what you do | what happens | |",
            "| --- | --- | --- |",
            *_rows(profile),
            "",
        ]
    )


def _introduction(path: Path) -> str:
    """Return the comment at the beginning of a profile."""
    lines = path.read_text("utf-8").splitlines()
    end = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return "\n".join(line.removeprefix("#").strip() for line in lines[:end])


def _rows(profile: Profile) -> Iterator[str]:
    if profile.clutch is not None:
        arm = profile.clutch.arm
        yield f"| `{arm.gesture}` held {format_duration(arm.hold)} | wakes the others | |"
    signs = [rule for rule in profile.rules if rule.source == "sign"]
    for rule in profile.rules:
        if rule.source != "sign":
            yield f"| {_what(rule)} | {rule.name} | {_actions(rule)} |"
    if signs:
        names = ", ".join(f"`{rule.gesture}`" for rule in signs)
        yield f"| the signs {names} | a caption each | |"


def _what(rule: Rule) -> str:
    shown = ", then ".join(f"`{name}`" for name in (*rule.before, rule.gesture))
    held = f" held {format_duration(rule.after)}" if rule.after is not None else ""
    moving = " while held" if rule.phase == "move" else ""
    again = f", again {format_interval(rule.repeat)}" if rule.repeat else ""
    return f"{shown}{held}{moving}{again}"


def _actions(rule: Rule) -> str:
    return ", ".join(f"`{_words(action.as_json())}`" for action in rule.actions)


def _words(action: object) -> str:
    if not isinstance(action, dict):
        return str(action)
    ((kind, argument),) = action.items()
    text = argument if isinstance(argument, str) else json.dumps(argument, ensure_ascii=False)
    return f"{kind} {text}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
