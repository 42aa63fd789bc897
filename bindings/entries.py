"""Bindings and where they were written."""

from __future__ import annotations

from dataclasses import dataclass

from bindings.model.profile import BindingModel, Defaults
from bindings.yaml_nodes import Path
from bindings.yaml_positions import Document


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a file: a document, and the path to a value in it."""

    document: Document
    file: str
    path: Path = ()

    def place(self, path: Path = (), *, on_key: bool = False) -> tuple[int, int]:
        """Return line and column of the value, or of what ``path`` leads to from there."""
        return self.document.root.place((*self.path, *path), on_key=on_key)


@dataclass(frozen=True, slots=True)
class Entry:
    """A binding, the defaults of its file, the mode that it stands under, and its place."""

    binding: BindingModel
    defaults: Defaults
    layer: str
    origin: Origin
