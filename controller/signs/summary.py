"""How many signs are known, and what the user has recorded and taught."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from controller.signs.data_set import DataSet, TakePlace
from controller.signs.taught import taught_signs
from gestures.signs.classifier import NO_SIGN
from models.sequences import OnnxSequenceClassifier


@dataclass(frozen=True, slots=True)
class OwnSign:
    """A sign of the user's. last: when the last take was written; taught: since when, if so."""

    name: str
    takes: int
    signers: int
    sessions: int
    last: str
    taught: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """signs: that the network knows; signers: people in its training."""

    signs: int
    signers: int
    own: tuple[OwnSign, ...]


def summary(data: DataSet) -> Summary:
    """Return what there is. Raises AssetError without the network, SourceError for a damaged
    list of taught signs.
    """
    network = OnnxSequenceClassifier("signs")
    taught = taught_signs()
    dates = {name: sign.date for name, sign in taught.items()}
    names = sorted({*data.signs(), *taught})
    own = tuple(_own(name, data.places(name), dates.get(name)) for name in names)
    known = sum(label != NO_SIGN for label in network.labels)
    return Summary(known, len(network.signers), own)


def _own(name: str, places: list[TakePlace], taught: str | None) -> OwnSign:
    last = max((place.path.stat().st_mtime for place in places), default=None)
    date = "" if last is None else f"{datetime.fromtimestamp(last):%Y-%m-%d}"
    signers = {place.signer for place in places}
    sessions = {(place.signer, place.session) for place in places}
    return OwnSign(name, len(places), len(signers), len(sessions), date, taught)
