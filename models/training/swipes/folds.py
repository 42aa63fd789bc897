"""Train the networks of a cross-validation: each source is judged by one that never saw it.

    python -m models.training.swipes.folds --examples FOLDER --out MODELS

``models.training.swipes.evaluate --models MODELS`` prints what they say. Of the sources of
swipes either half is left out once, and the whole once: people of the other half may be the
same, those of the other sources are not.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from models.training.swipes.examples import Examples
from models.training.swipes.left_out import FOLDS
from models.training.swipes.train import train


def main() -> None:
    """Train the networks that are not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    examples = Examples.load(options.examples)
    for name, left_out in FOLDS.items():
        if not (options.out / name).exists():
            train(examples.without(*left_out), options.out / name)


if __name__ == "__main__":
    main()
