"""The largest and worst files: a profile or problems within a second and 100 MB."""

from __future__ import annotations

import itertools
import time
import tracemalloc
from collections.abc import Callable

import pytest

from bindings.parsing import parse_profile
from bindings.problems import ProfileError
from bindings.rendering import render_all
from bindings.yaml_positions import MAX_NODES, MAX_SIZE

HEAD = "version: 1\nbindings:\n"


def filled(unit: Callable[[int], str], head: str = HEAD, tail: str = "", nodes: int = 9) -> str:
    """Return as many units as fit; ``nodes``: those of one unit, to stay below that limit."""
    parts, size = [head], len(head) + len(tail)
    for number in itertools.count():
        part = unit(number)
        size += len(part)
        if size > MAX_SIZE or number * nodes > MAX_NODES - 100:
            return "".join([*parts, tail])
        parts.append(part)
    raise AssertionError


def word(number: int, length: int = 8) -> str:
    letters = "".join(
        chr(97 + (number * 7 + n * n * 5 + number // (n + 1)) % 26) for n in range(99)
    )
    return letters[:length]


WORST = {
    "unknown gestures": filled(lambda n: f"- {{on: {word(n)}, do: click}}\n", nodes=5),
    "long words": filled(lambda n: f"- {{on: {word(n, 80)}, do: click}}\n", nodes=6),
    "unknown keys": filled(lambda n: f"- {{on: palm, do: {{key: {word(n)}}}}}\n", nodes=7),
    "unknown actions": filled(
        lambda n: f"- {{on: palm, do: [{','.join(word(n * 40 + m, 4) for m in range(40))}]}}\n",
        nodes=45,
    ),
    "unknown settings": filled(lambda n: f"- {{on: palm, {word(n, 5)}: a, do: click}}\n", nodes=7),
    "unknown modes": filled(
        lambda n: f"- {{on: palm, do: {{set_mode: {word(n)}}}}}\n",
        tail="modes:\n"
        + "".join(f"  m{n}: {{bindings: [{{on: palm, do: click}}]}}\n" for n in range(100)),
        nodes=8,
    ),
    "empty bindings": filled(lambda n: "{},", "version: 1\nbindings: [", "]", nodes=1),
    "many keys": filled(lambda n: f"{word(n, 3)},", HEAD + "- {on: palm, do: {keys: [", "]}}", 1),
    "never shadowed": filled(
        lambda n: (
            f"- {{on: palm, when: {{apps: [a, b{n}]}}, min_confidence: {0.9 - n * 1e-4:.4f},"
            " do: click}\n"
        ),
        nodes=12,
    ),
    "distances": filled(
        lambda n: (
            f"- {{on: {{gesture: palm, distance: {{min: {n % 900}, max: {n % 900 + 0.5}}}}},"
            " do: click}\n"
        ),
        nodes=12,
    ),
    "expressions": filled(
        lambda n: f"- {{on: palm, when: {{apps: 're:{n}{'[a-f]' * 35}(x|y).*'}}, do: click}}\n"
    ),
    "modes": filled(
        lambda n: f"  m{n}: {{bindings: [{{on: palm, do: click}}]}}\n",
        HEAD + "- {on: palm, do: click}\nmodes:\n",
    ),
    "a long word many times": "version: 1\nbindings:\n- {on: &x "
    + "a" * 100_000
    + ", do: click}\n"
    + "- {on: *x, do: *x}\n" * 5000,
    "a word many times": "version: 1\nbindings:\n- {on: &x "
    + "a" * 600
    + ", do: click}\n"
    + "- {on: *x, do: *x}\n" * 1500,
    "duplicate keys": "a: b\n" * (MAX_SIZE // 5),
    "tags": "[" + "!a b," * (MAX_SIZE // 5 - 1) + "]",
    "brackets": "[" * MAX_SIZE,
}


def read(text: str) -> None:
    try:
        parse_profile(text)
    except ProfileError as error:
        str(error)
        render_all(error, colour=False)


@pytest.mark.parametrize("name", WORST)
def test_time(name: str) -> None:
    start = time.process_time()
    read(WORST[name])
    # About 0.7 s; what grows with the square of the file would take minutes.
    assert time.process_time() - start < 4


@pytest.mark.parametrize("name", ["empty bindings", "unknown actions", "a word many times"])
def test_memory(name: str) -> None:
    tracemalloc.start()
    try:
        read(WORST[name])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100e6
