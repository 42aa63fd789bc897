"""One list of bindings from several files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bindings.entries import Entry
from bindings.model.names import BASE_MODE
from bindings.one_file import OneFile


def mode_names(generations: Sequence[Sequence[OneFile]]) -> tuple[str, ...]:
    """Return the modes of all files, each once."""
    names = (name for files in generations for one in files for name in one.modes)
    return tuple(dict.fromkeys(names))


def compose(generations: Sequence[Sequence[OneFile]], modes: Iterable[str]) -> list[Entry]:
    """Return the bindings in the order in which they are tried.

    generations: a profile's own files, then those of the one that it extends, and so on.

    Those of modes come before those of the profile. In each of these layers, a file's bindings
    come before those of the files that it includes; a binding takes the place of the extended
    profile's binding of the same name, and those with names of their own come first.
    """
    layers: list[dict[str, list[Entry]]] = []
    for files in generations:
        by_layer: dict[str, list[Entry]] = defaultdict(list)
        for entry in (entry for one in files for entry in one.entries):
            by_layer[entry.layer].append(entry)
        layers.append(by_layer)
    return [entry for name in (*modes, BASE_MODE) for entry in _layer(layers, name)]


def _layer(layers: Sequence[dict[str, list[Entry]]], name: str) -> list[Entry]:
    entries: list[Entry] = []
    for by_layer in reversed(layers):
        entries = _override(by_layer.get(name, []), entries)
    return entries


def _override(own: list[Entry], extended: list[Entry]) -> list[Entry]:
    replaced = {entry.binding.name for entry in extended if entry.binding.name}
    by_name: dict[str, list[Entry]] = {}
    new: list[Entry] = []
    for entry in own:
        name = entry.binding.name
        if name in replaced and name is not None:
            by_name.setdefault(name, []).append(entry)
        else:
            new.append(entry)
    for entry in extended:
        new += by_name.get(entry.binding.name or "", [entry])
    return new
