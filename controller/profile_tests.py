"""Scripts beside a profile that say what it shall do: ``NAME.test`` and ``NAME.tests/*.txt``.

A script (see ``bindings.script``), an empty line, and what is to be done, one action a line. The
time and the name of the binding may be left out: ``0.500 louder: key volume_up``, ``louder: key
volume_up`` and ``key volume_up`` are the same expectation, more or less precisely.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from bindings.problems import Problem, ProfileError
from bindings.profile import Profile
from bindings.script import parse_script
from bindings.simulation import format_firing, play

_MAX_SIZE = 200_000


def tests_of(profile: Path) -> list[Path]:
    """Return the test scripts of a profile's file."""
    single = profile.with_suffix(".test")
    several = sorted(profile.with_suffix(".tests").glob("*.txt"))
    return [*([single] if single.is_file() else []), *several]


def run_test(profile: Profile, path: Path) -> list[Problem]:
    """Play a test script and return each difference from what it expects."""
    file = str(path)
    try:
        text = path.read_bytes()[:_MAX_SIZE].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return [Problem(file, None, None, f"cannot be read: {error}")]
    return compare(profile, text, file)


def compare(profile: Profile, text: str, file: str) -> list[Problem]:
    """Play the text of a test and return each difference from what it expects."""
    script, expected = _parts(text)
    try:
        steps = parse_script(script, file)
    except ProfileError as error:
        return list(error.problems)
    done = [format_firing(firing) for firing in play(profile, steps)]
    last = text.count("\n") + 1
    problems: list[Problem] = []
    for want, got in zip_longest(expected, done):
        if want is None:
            problems.append(Problem(file, last, 1, f"not expected, but done: {got}"))
        elif got is None:
            problems.append(Problem(file, want[0], 1, f"expected, but not done: {want[1]}"))
        elif want[1] not in _ways_to_say(got):
            message = f"expected: {want[1]}, but done: {got}"
            problems.append(Problem(file, want[0], 1, message))
    return problems


def script_of(text: str) -> str:
    """Return the script at the beginning of a test's text."""
    return _parts(text)[0]


def _parts(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the script, and the expected lines with their numbers.

    The script ends at the first empty line after a step.
    """
    lines = text.splitlines()
    seen = False
    for number, line in enumerate(lines):
        seen = seen or bool(line.partition("#")[0].strip())
        if seen and not line.strip():
            rest = enumerate(lines[number:], number + 1)
            expected = [(at, want.strip()) for at, want in rest]
            return "\n".join(lines[:number]), [
                (at, want) for at, want in expected if want and not want.startswith("#")
            ]
    return text, []


def _ways_to_say(done: str) -> Iterator[str]:
    yield done
    without_time = done.partition(" ")[2]
    yield without_time
    yield without_time.partition(": ")[2]
