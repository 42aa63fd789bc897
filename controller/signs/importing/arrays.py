"""Reading npy and npz files of strangers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from controller.errors import SourceError
from controller.signs.importing.values import Values
from controller.sources.file_faults import unreadable

_DAMAGED = (ValueError, EOFError, zipfile.BadZipFile, KeyError)


def read_array(path: Path) -> Values:
    """Return an array of numbers as float32. Raises SourceError for anything else."""
    try:
        array = np.load(path, allow_pickle=False)
        if not isinstance(array, np.ndarray) or array.dtype.kind not in "fiu":
            raise ValueError("no array of numbers")
        return np.asarray(array, np.float32)
    except OSError as error:
        raise unreadable(path, error) from error
    except _DAMAGED as error:
        raise SourceError(
            f"{path} is no array of numbers or is damaged", "leave it out or record it again"
        ) from error


def read_sequences(path: Path) -> Iterator[tuple[str, Values]]:
    """Yield labels and rows (T, F) of an npz with ``x`` (N, T, F) and ``label`` (N,).

    Raises SourceError for anything else.
    """
    try:
        with np.load(path, allow_pickle=False) as kept:
            x, labels = np.asarray(kept["x"], np.float32), kept["label"].astype(str)
    except OSError as error:
        raise unreadable(path, error) from error
    except (*_DAMAGED, AttributeError) as error:
        raise SourceError(
            f"{path} lacks the arrays x and label, or is damaged", "see docs/signs.md"
        ) from error
    if x.ndim != 3 or labels.shape != x.shape[:1]:
        raise SourceError(
            f"{path}: x is {x.shape} and label {labels.shape}", "x must be (takes, frames, values)"
        )
    yield from zip(labels.tolist(), x, strict=True)
