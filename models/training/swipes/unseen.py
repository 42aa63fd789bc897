"""Print the false swipes in signs of sources that a network has never seen.

    python -m models.training.swipes.unseen --models FOLDER SOURCE ...

FOLDER holds the network that was trained ``--without`` these sources.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from models.training.swipes.data import load_signs
from models.training.swipes.evaluate import RATES
from models.training.swipes.replay import Tally, tally


def main() -> None:
    """Print a line for each source and the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--signs", type=Path, default=Path("../shared/data/signs"))
    parser.add_argument("sources", nargs="+", help="as words_tresna024_hands")
    options = parser.parse_args()
    for fps in RATES:
        total = Tally()
        for source in options.sources:
            signs = load_signs(options.signs / f"{source}.npz")
            some = tally(signs, fps, folder=options.models)
            total.false, total.seconds = total.false + some.false, total.seconds + some.seconds
            _tell(source, fps, some)
        _tell("all", fps, total)


def _tell(source: str, fps: float, found: Tally) -> None:
    minutes = found.seconds / 60
    Console(width=120).print(
        f"{fps} fps {source}: {found.false} in {minutes:.1f} min, {found.per_hour:.1f}/h"
    )


if __name__ == "__main__":
    main()
