"""The network as it would be shipped had it never seen one session of a source."""

from __future__ import annotations

from pathlib import Path

from models.sequences import OnnxSequenceClassifier
from models.training.signs import ship
from models.training.signs.contestants import Ours
from models.training.signs.data import Takes, load_words
from models.training.signs.fit import Tell


def without_session(takes: Takes, source: str, session: int) -> Takes:
    """Return all takes but those of a session."""
    return takes.pick(~((takes.source == source) & (takes.session == session)))


def trained(
    data: Path, source: str, session: int, ours: Ours, folder: Path, tell: Tell
) -> OnnxSequenceClassifier:
    """Return the network in ``folder``; without one there it is trained on all of ``data`` but
    a session first.
    """
    if not (folder / f"{ship.NAME}.onnx").exists():
        takes = without_session(load_words(data), source, session)
        card = folder / ship.CARD
        card.parent.mkdir(parents=True, exist_ok=True)
        card.write_text("Trained without a part of the data, to be measured on it.\n", "utf-8")
        net = ship.train(takes, ours, tell)
        ship.place(net, takes, ours.labels(takes), folder, {})
    return OnnxSequenceClassifier(ship.NAME, folder=folder)
