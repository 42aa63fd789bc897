"""The signs that this machine can recognise: shipped words, letters, and what was taught."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from controller.errors import SourceError
from controller.signs.taught import taught_signs
from gestures.signs.classifier import NO_SIGN
from gestures.signs.letter_features import LETTERS
from models.manifest import find_asset

_log = logging.getLogger(__name__)

ASSET = "signs"

Kind = Literal["word", "letter", "taught"]


@dataclass(frozen=True, slots=True)
class KnownSign:
    """A sign by its name, and how it came to be known."""

    name: str
    kind: Kind


def known_signs() -> dict[str, KnownSign]:
    """Return all of them by name. Raises AssetError when the manifest cannot be read."""
    words = [name for name in find_asset(ASSET).labels if name != NO_SIGN]
    kinds: dict[Kind, Iterable[str]]
    kinds = {"taught": _taught(), "word": words, "letter": LETTERS}
    return {name: KnownSign(name, kind) for kind, names in kinds.items() for name in names}


def _taught() -> Iterable[str]:
    try:
        return taught_signs()
    except SourceError as error:
        _log.warning(error)
        return ()
