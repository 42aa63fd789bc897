"""The manifest of labelled clips: what may stand in it, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bindings.problems import ProfileError, nearest
from bindings.yaml_positions import read_document
from controller.errors import SourceError
from controller.evaluation.truth import TrueEvent
from controller.sources.file_faults import unreadable

VERSION = 1
YAML = (".yaml", ".yml")

Poses = Literal["labelled", "unlabelled"]


class Entry(BaseModel):
    """One clip. truth: a truth file; events and poses: what it would say, said here.

    Without either the truth file beside the clip is read. Paths are relative to the manifest.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    clip: str
    truth: str | None = None
    events: tuple[TrueEvent, ...] | None = None
    poses: Poses = "labelled"
    mirror: bool = True


class Manifest(BaseModel):
    """All of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: int
    clips: tuple[Entry, ...]


def read_manifest(path: Path) -> Manifest:
    """Read a manifest, JSON or YAML. Raises SourceError with the first thing that is wrong."""
    try:
        manifest = Manifest.model_validate(_plain(path))
    except ValidationError as error:
        raise _malformed(path, error) from error
    if manifest.version != VERSION:
        raise SourceError(f"{path}: version {manifest.version} is unknown", f"use {VERSION}")
    return manifest


def _plain(path: Path) -> Any:
    try:
        text = path.read_text("utf-8-sig")
        if not path.name.lower().endswith(YAML):
            return json.loads(text)
        document = read_document(text, str(path))
        if document.problems:
            raise ProfileError(document.problems)
        return document.root.plain()
    except OSError as error:
        raise unreadable(path, error) from error
    except ProfileError as error:
        raise SourceError(str(error.problems[0]), "correct the manifest") from error
    except ValueError as error:
        raise SourceError(f"{path} is neither JSON nor YAML: {error}", "correct it") from error


def _malformed(path: Path, error: ValidationError) -> SourceError:
    # A key that is spelled wrongly is why another one is missing.
    first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
    where = ".".join(str(part) for part in first["loc"]) or "the manifest"
    if first["type"] != "extra_forbidden":
        return SourceError(f"{path}: {where}: {first['msg']}", "correct the manifest")
    known = Manifest.model_fields if len(first["loc"]) == 1 else Entry.model_fields
    return SourceError(f"{path}: unknown key {where}", hint(str(first["loc"][-1]), known))


def hint(word: str, known: Iterable[str]) -> str:
    """Return what the word was probably meant to be, or what it may be."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else f"known are {', '.join(known)}"
