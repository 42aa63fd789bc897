"""The signs that the user has taught: which, and what the program needs to recognise them.

Only names are kept here. The takes lie in the data set, and what the network makes of them is
worked out anew: a newer network needs no newer takes.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter, ValidationError

from controller.errors import SourceError
from controller.settings import data_folder
from controller.signs.data_set import DataSet, TakePlace
from controller.signs.take_file import read_take
from gestures.signs.classifier import SequenceClassifier
from gestures.signs.features import features
from gestures.signs.prototypes import Prototypes, Shown

_log = logging.getLogger(__name__)

FORMAT = 1
LEAST = 3
"""Takes below which a sign is not recognised yet."""
MOST = 20
"""Takes of a sign that are looked at: the newest. More tell little and cost time."""


@dataclass(frozen=True, slots=True)
class TaughtSign:
    """A sign by its name. folder: of the data set its takes are in; date: ISO 8601."""

    name: str
    folder: str
    date: str


def taught_file() -> Path:
    """Return the file that lists the taught signs; it need not exist."""
    return data_folder() / "taught.json"


def taught_signs() -> dict[str, TaughtSign]:
    """Return the taught signs by name. Raises SourceError when the file is damaged."""
    path = taught_file()
    try:
        kept = json.loads(path.read_text("utf-8"))
        if kept["format"] != FORMAT:
            raise SourceError(f"{path} is of format {kept['format']}", "update the program")
        signs = TypeAdapter(list[TaughtSign]).validate_python(kept["signs"])
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        hint = "remove it and teach your signs again: their takes are kept"
        raise SourceError(f"{path} cannot be read", hint) from error
    return {sign.name: sign for sign in signs}


def keep_taught(signs: Iterable[TaughtSign]) -> None:
    """Write the list, whole or not at all. Raises SourceError when the disk refuses."""
    path = taught_file()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    kept = {"format": FORMAT, "signs": [asdict(sign) for sign in signs]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
        part.replace(path)
    except OSError as error:
        raise SourceError(f"cannot write {path}", error.strerror or str(error)) from error


def add_taught(sign: TaughtSign) -> None:
    """Add a sign to the list, in place of the one of its name."""
    keep_taught((taught_signs() | {sign.name: sign}).values())


def places_of(sign: TaughtSign) -> list[TakePlace]:
    """Return where the takes of a taught sign are, the newest MOST of them."""
    places = DataSet(Path(sign.folder)).places(sign.name)
    return sorted(places, key=lambda place: (place.session, place.number))[-MOST:]


def show(places: Iterable[TakePlace], network: SequenceClassifier) -> Shown | None:
    """Return what the network makes of takes; None when there is none that can be read."""
    windows = []
    for place in places:
        try:
            windows.append(features(read_take(place.path).frames))
        except SourceError as error:
            _log.warning(error)
    if not windows:
        return None
    stacked = np.stack(windows)
    return Shown(network(stacked)[1], stacked)


def load_taught(network: SequenceClassifier) -> Prototypes | None:
    """Return the prototypes of all taught signs; None when there are none.

    What cannot be read is logged and left out: the other signs are recognised all the same.
    """
    try:
        signs = taught_signs()
    except SourceError as error:
        _log.warning(error)
        return None
    found = {name: show(places_of(sign), network) for name, sign in signs.items()}
    usable = {name: each for name, each in found.items() if each and len(each) >= LEAST}
    return Prototypes.fit(usable) if usable else None
