"""The user's own recordings, as one more source of takes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from controller.signs.data_set import DataSet
from models.training.signs.data import Takes, takes_of

SOURCE = "own"


def load_own(folder: Path | None = None) -> Takes | None:
    """Return every take below ``folder`` (default: the user's data set), None without any.

    Raises SourceError for a damaged take. Raw values are not kept: the networks of the
    comparison are not trained on these.
    """
    data = DataSet(folder)
    places = data.places()
    if not places:
        return None
    takes = [data.read(place) for place in places]
    nothing = np.empty(len(takes), object)
    return takes_of(
        [take.frames for take in takes],
        raw=np.array([take.sign for take in takes]),
        source=np.full(len(takes), SOURCE),
        signer=np.array([take.signer for take in takes]),
        session=np.zeros(len(takes), np.int64),
        values=nothing,
    )
