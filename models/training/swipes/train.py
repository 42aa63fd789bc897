"""Train the network that tells swipes from other strokes, and ship it.

    python -m models.training.swipes.train --examples FOLDER [--out models/assets]

FOLDER is what ``models.training.swipes.gather`` has filled. Equal examples give equal
networks: nothing but the seeds decides.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from models.manifest import ASSETS
from models.training.swipes.examples import Examples
from models.training.swipes.network import CARD, NAME, fit, register


def main() -> None:
    """Train, export and register."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("models/assets"))
    options = parser.parse_args()
    train(Examples.load(options.examples), options.out)


def train(examples: Examples, out: Path) -> None:
    """Train on examples, export into a folder and enter the network into its manifest."""
    out.mkdir(parents=True, exist_ok=True)
    fit(examples, out / f"{NAME}.onnx")
    if not (out / CARD).exists():
        (out / CARD).parent.mkdir(exist_ok=True)
        shutil.copy(ASSETS / CARD, out / CARD)
    register(out)


if __name__ == "__main__":
    main()
