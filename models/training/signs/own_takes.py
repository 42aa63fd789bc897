"""The user's own recordings, as one more source of takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from controller.errors import SourceError
from controller.signs.data_set import DataSet, TakePlace
from controller.signs.take_file import SavedTake
from models.training.signs.data import Takes, takes_of

SOURCE = "own"


def load_own(folder: Path | None = None, report: Callable[[str], None] = print) -> Takes | None:
    """Return every take below ``folder`` (default: the user's data set), None without any.

    A damaged take is reported and left out. A signer's sessions are numbered from 1, in order of
    their names. Raw values are not kept: the networks of the comparison are not trained on these.
    """
    data = DataSet(folder)
    found = [(place, take) for place in data.places() if (take := _read(data, place, report))]
    if not found:
        return None
    takes = [take for _, take in found]
    return takes_of(
        [take.frames for take in takes],
        raw=np.array([take.sign for take in takes]),
        source=np.full(len(takes), SOURCE),
        signer=np.array([take.signer for take in takes]),
        session=_numbered([place for place, _ in found]),
        values=np.empty(len(takes), object),
    )


def _read(data: DataSet, place: TakePlace, report: Callable[[str], None]) -> SavedTake | None:
    try:
        return data.read(place)
    except SourceError as error:
        report(f"left out: {error}")
        return None


def _numbered(places: list[TakePlace]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    sessions: dict[str, set[str]] = {}
    for place in places:
        sessions.setdefault(place.signer, set()).add(place.session)
    order = {signer: sorted(names) for signer, names in sessions.items()}
    return np.array([order[p.signer].index(p.session) + 1 for p in places], np.int64)
