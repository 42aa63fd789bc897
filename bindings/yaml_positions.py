"""YAML that remembers where everything stands.

Only the part of YAML that a profile needs: mappings, lists and text, anchors within bounds.
Every scalar is text as written (YAML's failsafe schema), and the profile's schema decides what
it means: so ``on``, ``yes`` and ``no`` stay words and ``type: 007`` keeps its zeros. A value that
is left empty is None. Tags and further documents are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from bindings.problems import MANY, Problem, ProfileError
from bindings.yaml_nodes import Node
from bindings.yaml_syntax import syntax_problem

MAX_SIZE = 256 * 1024
MAX_DEPTH = 24
MAX_NODES = 40_000
_TEXT_PER_NODE = 64

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as nodes, and the problems that did not keep it from being read."""

    root: Node
    problems: tuple[Problem, ...]


def read_document(text: str, file: str) -> Document:
    """Read one YAML document; ``file`` is its name in problems.

    Raises ProfileError when the text is no YAML, is empty or exceeds the bounds.
    """
    _check_characters(text, file)
    composer = _Composer(file, _events(text, file))
    root = composer.compose()
    if root is None or root.value is None:
        raise _refusal(file, 1, 1, "the file is empty: it needs 'version: 1' and 'bindings:'")
    return Document(root, tuple(composer.problems))


def too_large(file: str) -> ProfileError:
    """Return what to raise for a file beyond MAX_SIZE."""
    limit = MAX_SIZE // 1024
    return _refusal(file, None, None, f"the file is too large for a profile (over {limit} KiB)")


def _check_characters(text: str, file: str) -> None:
    if len(text) > MAX_SIZE:
        raise too_large(file)
    found = _UNREADABLE.search(text)
    if found is not None:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        code = f"U+{ord(found[0]):04X}"
        raise _refusal(file, line, column, f"the character {code} cannot stand in a text file")


def _events(text: str, file: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise ProfileError([syntax_problem(error, text, file)]) from None


def _refusal(file: str, line: int | None, column: int | None, message: str) -> ProfileError:
    return ProfileError([Problem(file, line, column, message)])


class _Composer:
    """Builds nodes from the parser's events, within the bounds."""

    def __init__(self, file: str, events: Iterator[Any]) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._events = events
        self._anchors: dict[str, Node] = {}

    def compose(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self._refuse(event, "a profile is one document: take out the '---'")
                root = self._node(next(self._events), 1)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._refuse(event, f"nested more than {MAX_DEPTH} levels deep")
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag is not None:
            self._note(event, "tags with '!' are not allowed: quote it if it is text")
        node = Node(*_start(event), None)
        if isinstance(event, yaml.ScalarEvent):
            empty = not event.value and not event.style
            node.value = None if empty else event.value
            node.size += len(event.value) // _TEXT_PER_NODE
        elif isinstance(event, yaml.MappingStartEvent):
            self._mapping(node, depth)
        else:
            self._list(node, depth)
        if node.size > MAX_NODES:
            raise self._refuse(event, f"the file stands for more than {MAX_NODES} values")
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, event: Any) -> Node:
        node = self._anchors.get(event.anchor)
        if node is not None:
            return node
        self._note(event, f"unknown alias '*{event.anchor}': quote it if it is text")
        return Node(*_start(event), f"*{event.anchor}")

    def _list(self, node: Node, depth: int) -> None:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
            node.size += items[-1].size
        node.value = items

    def _mapping(self, node: Node, depth: int) -> None:
        values: dict[str, Node] = {}
        places: dict[str, tuple[int, int]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            name = self._node(event, depth + 1)
            key = name.value
            value = self._node(next(self._events), depth + 1)
            node.size += value.size + 1
            if not isinstance(key, str):
                self._note(event, "a key must be a word")
            elif key in values:
                first = places[key][0]
                self._note(event, f"duplicate key '{key}' (the first is on line {first})")
            else:
                values[key] = value
                places[key] = name.line, name.column
        node.value, node.keys = values, places

    def _note(self, event: Any, message: str) -> None:
        self.problems.append(Problem(self._file, *_start(event), message))
        if len(self.problems) >= MANY:
            raise ProfileError(self.problems)

    def _refuse(self, event: Any, message: str) -> ProfileError:
        self._note(event, message)
        return ProfileError(self.problems)


def _start(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
