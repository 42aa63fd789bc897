"""Train the network that tells swipes from other strokes, and ship it.

    python -m models.training.swipes.train --examples FILE [--data ../shared/data]
        [--out models/assets] [--without SOURCE ...]

FILE keeps what ``models.training.swipes.gather`` gathers; it is made when missing. Equal
examples give equal networks: nothing but the seeds decides. ``--without`` leaves sources
out, for figures on sources that the network has never seen; ``--out`` is then another folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from models.manifest import ASSETS
from models.training.swipes.examples import Examples
from models.training.swipes.gather import SKETCHES, gather
from models.training.swipes.network import CARD, NAME, fit, register


def main() -> None:
    """Gather examples where there are none yet, train, export and register."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("models/assets"))
    parser.add_argument(
        "--without", nargs="*", default=[], help="sources, as words_tresna024_hands"
    )
    options = parser.parse_args()
    if not options.examples.exists():
        gather(options.data, SKETCHES, os.cpu_count() or 1).save(options.examples)
    options.out.mkdir(parents=True, exist_ok=True)
    fit(Examples.load(options.examples).without(*options.without), options.out / f"{NAME}.onnx")
    if not (options.out / CARD).exists():
        (options.out / CARD).parent.mkdir(exist_ok=True)
        shutil.copy(ASSETS / CARD, options.out / CARD)
    register(options.out)


if __name__ == "__main__":
    main()
