"""From text to a profile, or to every problem in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from bindings.checks import Finding, Level
from bindings.checks_together import check_together, unreachable_modes
from bindings.composition import compose, mode_names
from bindings.entries import Entry
from bindings.gathering import Gathering
from bindings.model.names import BASE_MODE
from bindings.model.profile import MAX_BINDINGS, Clutch
from bindings.one_file import OneFile
from bindings.problems import Problem, ProfileError, in_order
from bindings.profile import Profile
from bindings.rules import Rule, make_rules
from bindings.shadowing import shadowed
from bindings.sign_rules import MIXED, mixed_up

Generations = Sequence[Sequence[OneFile]]


def parse_profile(
    text: str,
    file: str = "<text>",
    name: str = "profile",
    *,
    folder: Path | None = None,
    allow_commands: bool = False,
    allow_outside: bool = False,
    signs: Collection[str] | None = None,
) -> Profile:
    """Read the text of a profile; ``file`` is its name in problems.

    folder: where the file lies, to find what it includes; None for text that is no file.
    allow_commands: whether bindings may run programs. allow_outside: whether included files may
        lie outside the folder of the file that includes them. Both come from the user's own
        settings; no profile can allow itself anything.
    signs: those that can be recognised on this machine; None not to look at their names.

    Raises ProfileError with every problem found, in this file and in those that it includes.
    """
    gathering = Gathering(allow_outside=allow_outside)
    generations = gathering.profile(text, file, folder)
    modes = mode_names(generations)
    all_modes = frozenset({BASE_MODE, *modes})
    entries = compose(generations, modes)
    has_clutch = _may_have_clutch(generations)
    found = list(
        check_together(
            entries,
            all_modes,
            has_clutch=has_clutch,
            allow_commands=allow_commands,
            signs=signs,
        )
    )
    problems = [*gathering.problems, *_too_many(entries), *_problems(found, "error")]
    if problems:
        raise ProfileError(_without_echoes(problems), gathering.sources)
    rules = make_rules(entries, all_modes)
    found += _hidden(entries, rules)
    mixed = mixed_up(rules, (BASE_MODE, *modes))
    found += [(entries[index], Finding(("on", "sign"), MIXED, "warning")) for index in mixed]
    warnings = [*_problems(found, "warning"), *_unused_modes(generations, entries)]
    model = generations[0][0].model
    assert model is not None  # an invalid file has problems
    return Profile(
        name=name,
        file=file,
        model=model,
        rules=rules,
        clutch=_clutch(generations),
        warnings=in_order(warnings),
        modes=modes,
        files=tuple(gathering.paths),
        sources=gathering.sources,
    )


def _clutch(generations: Generations) -> Clutch | None:
    """Return the clutch of the profile, or else that of the one it extends."""
    models = (files[0].model for files in generations if files)
    return next((model.clutch for model in models if model and model.clutch), None)


def _may_have_clutch(generations: Generations) -> bool:
    """Tell whether a clutch is written, valid or not; of a file that is no YAML nobody knows."""
    return any(not files or files[0].setting("clutch") is not None for files in generations)


def _too_many(entries: Sequence[Entry]) -> Iterator[Problem]:
    if len(entries) > MAX_BINDINGS:
        origin = entries[MAX_BINDINGS].origin
        message = f"too many bindings: at most {MAX_BINDINGS} with all that is included"
        yield Problem(origin.file, *origin.place(), message)


def _hidden(entries: Sequence[Entry], rules: Sequence[Rule]) -> Iterator[tuple[Entry, Finding]]:
    for index, cover in shadowed(rules):
        rule = rules[index]
        above = "above" if cover.file == rule.file and cover.line <= rule.line else ""
        where = above or f"({cover.file}:{cover.line})"
        message = f"this binding never acts: '{cover.name}' {where} always comes first"
        yield entries[index], Finding(("on",), message, "warning")


def _unused_modes(generations: Generations, entries: Sequence[Entry]) -> Iterator[Problem]:
    for one in generations[0]:
        for mode in unreachable_modes(entries, one.modes):
            place = one.origin.place(("modes", mode), on_key=True)
            message = f"nothing switches to the mode '{mode}': use {{set_mode: {mode}}} somewhere"
            yield Problem(one.file, *place, message)


def _problems(found: Sequence[tuple[Entry, Finding]], level: Level) -> list[Problem]:
    return [_problem(entry, finding) for entry, finding in found if finding.level == level]


def _problem(entry: Entry, finding: Finding) -> Problem:
    place = entry.origin.place(finding.path, on_key=finding.on_key)
    return Problem(entry.origin.file, *place, finding.message, finding.suggestion)


def _without_echoes(problems: Sequence[Problem]) -> list[Problem]:
    """Of several problems with one place the first is the cause of the others."""
    first: dict[tuple[str, int | None, int | None], str] = {}
    kept = []
    for problem in problems:
        place = (problem.file, problem.line, problem.column)
        if first.setdefault(place, problem.message) == problem.message:
            kept.append(problem)
    return kept
