"""Examples of recorded hands, as they were seen and as others might have been."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from gestures.landmarks import HandFrame
from models.training.swipes.data import REST, Recording, load_signs, load_swipes
from models.training.swipes.examples import Examples, by_label, candidates, reach_of
from models.training.swipes.replay import frames
from models.training.swipes.varied import Variation, varied

SWIPE_SOURCES = {"luthiraa": 0.0, "dynago": REST, "drgnai_negatives": 0.0}
"""Files of recorded movements, and the rest (s) that is put around each."""

RATES = (15.0, 20.0, 30.0)
_VARIATIONS = 8
_SEED = 300_000


def of_swipes(path: Path) -> Examples:
    """Return examples of recorded swipes and of what was recorded beside them."""
    rest, examples = SWIPE_SOURCES[path.stem], Examples()
    for k, recording in enumerate(load_swipes(path)):
        source = half_of(path.stem, recording.held_out)
        for fps in RATES:
            for held in sorted({rest, 0.0}):
                _add_recorded(examples, recording, frames([recording], fps, held), source)
        for number in range(_VARIATIONS):
            rng = np.random.default_rng([_SEED, k, number])
            seen = varied(recording, Variation.random(rng), rng, rest * int(rng.integers(2)))
            _add_recorded(examples, *seen, source)
    return examples


def of_signs(path: Path) -> Examples:
    """Return examples of signs, as they were recorded and once as somebody else's."""
    examples = Examples()
    for k, recording in enumerate(load_signs(path)):
        stream = frames([recording], RATES[k % len(RATES)])
        _add_recorded(examples, recording, stream, path.stem)
        rng = np.random.default_rng([_SEED, k])
        _add_recorded(examples, *varied(recording, Variation.random(rng), rng), path.stem)
    return examples


def half_of(source: str, held_out: bool) -> str:
    """Return the name of the odd (held out) or even half of a source."""
    return f"{source}.{'odd' if held_out else 'even'}"


def _add_recorded(
    examples: Examples, recording: Recording, stream: Iterable[HandFrame], source: str
) -> None:
    looks = candidates(stream)
    judge = by_label(recording, reach_of(recording, looks))
    examples.add(looks, judge, source)
