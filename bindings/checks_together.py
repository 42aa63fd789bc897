"""What is wrong between bindings, or between a binding and the rest of its profile."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from bindings.actions import PressAction, ReleaseAction, RunAction, SetModeAction
from bindings.both_hands import check_both_hands
from bindings.checks import Finding, Path
from bindings.conditions import wanted_modes
from bindings.entries import Entry
from bindings.model.names import BASE_MODE
from bindings.problems import Suggest, Suggestions, listing
from bindings.sign_names import check_sign

Found = Iterator[tuple[Entry, Finding]]

COMMANDS_OFF = (
    "'run' is off, as profiles come from other people: to allow commands, write "
    "'allow_commands = true' into settings.toml"
)


def check_together(
    entries: Sequence[Entry],
    modes: frozenset[str],
    *,
    has_clutch: bool,
    allow_commands: bool,
    signs: Collection[str] | None = None,
) -> Found:
    """Yield what is wrong, with the binding where it shows. ``modes``: all, with the base mode.

    signs: those that are known here; None where nobody can tell.
    """
    suggest = Suggestions().nearest
    yield from _duplicate_names(entries)
    yield from _never_released(entries)
    for entry in entries:
        for finding in (
            *_unknown_modes(entry, modes, suggest),
            *_never_on(entry, modes),
            *check_both_hands(entry.binding),
            *check_sign(entry.binding, signs, suggest),
            *([] if has_clutch else _unarmed(entry)),
            *([] if allow_commands else _commands(entry)),
        ):
            yield entry, finding


def unreachable_modes(entries: Iterable[Entry], modes: Iterable[str]) -> Iterator[str]:
    """Yield the modes that no binding switches to."""
    reached = {
        action.mode
        for entry in entries
        for action in entry.binding.do
        if isinstance(action, SetModeAction)
    }
    yield from (mode for mode in modes if mode not in reached)


def _duplicate_names(entries: Iterable[Entry]) -> Found:
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        name = entry.binding.name
        if name is None:
            continue
        if (entry.layer, name) in seen:
            yield entry, Finding(("name",), f"two bindings are called '{name}'")
        seen.add((entry.layer, name))


def _never_released(entries: Sequence[Entry]) -> Found:
    actions = [action for entry in entries for action in entry.binding.do]
    released = {key for act in actions if isinstance(act, ReleaseAction) for key in act.keys}
    for entry in entries:
        for action in entry.binding.do:
            for key in action.keys if isinstance(action, PressAction) else ():
                if key not in released:
                    message = f"nothing in this profile releases '{key}'"
                    yield entry, Finding(("do",), message, "warning")


def _unknown_modes(entry: Entry, modes: frozenset[str], suggest: Suggest) -> Iterator[Finding]:
    when = entry.binding.when
    for index, action in enumerate(entry.binding.do):
        if isinstance(action, SetModeAction) and action.mode not in modes:
            path: Path = ("do", index, "set_mode", "mode")
            yield _unknown_mode(path, action.mode, modes, suggest)
    if when is not None:
        unwanted = when.not_.mode if when.not_ else None
        for start, names in ((("when",), when.mode), (("when", "not"), unwanted)):
            for index, name in enumerate(names or ()):
                if name not in modes:
                    yield _unknown_mode((*start, "mode", index), name, modes, suggest)


def _unknown_mode(path: Path, name: str, modes: frozenset[str], suggest: Suggest) -> Finding:
    known = sorted(modes)
    message = f"unknown mode '{name}'"
    suggestion = suggest(name, known)
    if suggestion is None:
        message += f": there is {listing(known[:10])}"
    return Finding(path, message, suggestion=suggestion, on_key=False)


def _never_on(entry: Entry, modes: frozenset[str]) -> Iterator[Finding]:
    when = entry.binding.when
    if when is None or wanted_modes(entry.layer, when, modes):
        return
    if set(when.mode or ()) <= modes:
        where = "" if entry.layer == BASE_MODE else f": it stands in the mode '{entry.layer}'"
        yield Finding(("when",), f"there is no mode in which this binding acts{where}")


def _unarmed(entry: Entry) -> Iterator[Finding]:
    when = entry.binding.when
    if when is not None and when.armed_for is not None:
        yield Finding(("when", "armed_for"), "'armed_for' needs a 'clutch' that can be armed")


def _commands(entry: Entry) -> Iterator[Finding]:
    for index, action in enumerate(entry.binding.do):
        if isinstance(action, RunAction):
            yield Finding(("do", index, "run"), COMMANDS_OFF)
