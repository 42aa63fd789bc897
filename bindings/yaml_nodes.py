"""Values that know where they stand in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Path = Sequence[str | int]


@dataclass(slots=True)
class Node:
    """A value and its place.

    size: of what it stands for, with aliases resolved: the number of nodes, more for long texts.
    """

    line: int
    column: int
    value: str | dict[str, Node] | list[Node] | None
    keys: dict[str, tuple[int, int]] | None = None
    """Where each key of a mapping stands."""
    size: int = 1

    def plain(self) -> Any:
        """Return the value as text, None, dict and list."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def place(self, path: Path, *, on_key: bool = False) -> tuple[int, int]:
        """Return line and column of what ``path`` leads to, or of its last key.

        Steps that the document does not have are passed over: a single action may stand
        where a list of them may.
        """
        node, place = self, (self.line, self.column)
        for step in path:
            child = node.child(step)
            if child is None:
                continue
            if on_key and node.keys is not None:
                place = node.keys[str(step)]
            else:
                place = child.line, child.column
            node = child
        return place

    def child(self, step: str | int) -> Node | None:
        """Return the node one step down, or None."""
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int):
            return self.value[step] if step < len(self.value) else None
        return None
