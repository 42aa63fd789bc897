"""Print how well signs are spotted in streams of a session that the network has not seen.

    python -m models.training.signs.measure_streams --data ../shared/data/signs --network FOLDER

FOLDER keeps the network that was trained without that session; it is trained where there is none.
The spotter's settings were chosen on streams of every other take of the session (``--half
develop``); what is printed is of the takes between them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from controller.cli.train_options import MEMBERS
from gestures.signs.classifier import SequenceClassifier
from gestures.signs.features import features
from gestures.signs.layout import SignFrames
from gestures.signs.recogniser import SignRecogniser
from models.training.signs.contestants import Ours
from models.training.signs.data import word_frames
from models.training.signs.splits import LARGEST
from models.training.signs.stream_figures import Tally, spotted
from models.training.signs.stream_network import trained
from models.training.signs.streams import Habits, Stream, make_rest, make_stream, seen_at

Named = Sequence[tuple[SignFrames, str]]
"""Takes with the names of their signs."""

HALVES = ("report", "develop")
RATES = (15.0, 30.0)
SENTENCES = 6
SIGNING = {
    "fluent": Habits(),
    "with pauses": Habits(move=(0.4, 0.8), late=0.0, cut=0.2, repeat=0.0),
}
RESTING = {"rest": Habits(fidget=0.0), "rest, fidgeting": Habits(fidget=1.0, rest=(1.0, 3.0))}


def main() -> None:
    """Train the network if need be, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/signs"))
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--session", type=int, default=2, help="of the largest source")
    parser.add_argument("--members", type=int, default=MEMBERS, help="networks that are averaged")
    parser.add_argument("--streams", type=int, default=10, help="of each kind")
    parser.add_argument("--half", choices=HALVES, default=HALVES[0], help="of the takes")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    ours = Ours(members=options.members)
    network = trained(options.data, LARGEST, options.session, ours, options.network, lambda _: None)
    held = _held_out(options.data, options.session, options.half)
    Console().print(f"the takes one by one, whole: {_wrong_alone(network, held):.1%} wrong")
    _print(SignRecogniser(network), held, options.streams, options.seed)


def _held_out(data: Path, session: int, half: str) -> Named:
    with np.load(data / f"words_{LARGEST}.npz", allow_pickle=False) as kept:
        rest = HALVES.index(half)
        own = (kept["session"] == session) & (kept["sequence"].astype(int) % 2 != rest)
        takes, labels = kept["x"][own], kept["label"][own].tolist()
    return [(word_frames(take), label) for take, label in zip(takes, labels, strict=True)]


def _wrong_alone(network: SequenceClassifier, takes: Named) -> float:
    """Return the share of takes that the network gets wrong when it is shown where they are."""
    found = network(np.stack([features(take) for take, _ in takes]))[0].argmax(axis=1)
    return float(
        np.mean([network.labels[k] != name for k, (_, name) in zip(found, takes, strict=True)])
    )


def _print(recogniser: SignRecogniser, takes: Named, streams: int, seed: int) -> None:
    table = Table(
        "stream",
        "fps",
        "signs",
        "word error rate",
        "latency (s): half, 9 of 10 below",
        "false signs / min of rest",
        "min of rest",
    )
    for fps in RATES:
        for name, tally in tallies(recogniser, takes, fps, streams, seed).items():
            late = f"{tally.latency(0.5):+.2f} {tally.latency(0.9):+.2f}" if tally.signs else ""
            rate = f"{tally.error_rate:.1%}" if tally.signs else ""
            table.add_row(
                name,
                f"{fps:g}",
                str(tally.signs),
                rate,
                late,
                f"{tally.per_minute:.2f}",
                f"{tally.resting / 60:.1f}",
            )
    Console(width=120).print(table)


def tallies(
    recogniser: SignRecogniser, takes: Named, fps: float, streams: int, seed: int
) -> dict[str, Tally]:
    """Return the figures for every kind of stream."""
    found: dict[str, Tally] = {}
    for name, habits in (SIGNING | RESTING).items():
        found[name] = tally = Tally()
        for number in track(range(streams), f"{name}, {fps:g} fps", transient=True):
            rng = np.random.default_rng((seed, number))
            stream = _stream(name, takes, habits, rng)
            tally.add(stream, spotted(recogniser, seen_at(stream.frames, fps, rng)))
    return found


def _stream(name: str, takes: Named, habits: Habits, rng: np.random.Generator) -> Stream:
    frames = [take for take, _ in takes]
    if name in RESTING:
        return make_rest(frames, 60.0, habits, rng)
    return make_stream(frames, [label for _, label in takes], SENTENCES, habits, rng)


if __name__ == "__main__":
    main()
