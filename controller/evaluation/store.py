"""Results that survive a stop: one JSON line for each finished item, found again by its key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from controller.errors import UsageError

ITEMS = "items.jsonl"

Result = Mapping[str, Any]
"""What is kept of an item, as JSON."""


class ResultStore:
    """The finished items of a results folder, which is made when missing.

    A line that a crash cut short is passed over. fresh: forget what is there.
    Raises UsageError when the folder cannot be written.
    """

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self._path = folder / ITEMS
        self._results: dict[str, Result] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if fresh:
                self._path.unlink(missing_ok=True)
            self._read()
            with self._path.open("a", encoding="utf-8"):
                pass
        except OSError as error:
            raise _refused(folder, error) from error

    def get(self, key: str) -> Result | None:
        """Return the result of a key, None when it is not there."""
        return self._results.get(key)

    def all(self) -> list[Result]:
        """Return every result, in the order they were kept."""
        return list(self._results.values())

    def add(self, key: str, item: str, result: Result) -> None:
        """Keep the result of an item under its key, at once."""
        line = json.dumps({"key": key, "item": item, "result": result}, ensure_ascii=False)
        try:
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(line + "\n")
        except OSError as error:
            raise _refused(self._path.parent, error) from error
        self._results[key] = result

    def _read(self) -> None:
        if not self._path.exists():
            return
        text = self._path.read_text("utf-8", errors="replace")
        for line in text.split("\n"):
            try:
                entry = json.loads(line)
                self._results[entry["key"]] = entry["result"]
            except (ValueError, KeyError, TypeError):
                continue
        if text and not text.endswith("\n"):
            with self._path.open("a", encoding="utf-8") as file:
                file.write("\n")


def _refused(folder: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot write to {folder}: {error.strerror or error}", "name another folder with --out"
    )
