"""The figures of hand shapes, as they stand in JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from controller.evaluation.calibration import Bin

NOT_FOUND = "not found"
"""The last column of a confusion matrix."""


class _Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ClassFigures(_Figures):
    """One class. recall, precision and F1 are of the items in which a hand was found."""

    label: str
    items: int
    found: int
    precision: float
    recall: float
    f1: float


class SizeFigures(_Figures):
    """Hands of a size in [low, high) picture heights; high is None for the last."""

    low: float
    high: float | None
    hands: int
    right: int


class AtThreshold(_Figures):
    """What a gesture must score to count, and what then counts.

    false_accepts: of ``resting`` hands (truth ``none``, the label of what shows nothing) that
    count as a gesture.
    accepted, right: of ``shown`` hands (truth a gesture), how many count, and how many rightly.
    """

    none: str
    threshold: float
    resting: int
    false_accepts: int
    shown: int
    accepted: int
    right: int


class Wrong(_Figures):
    """An item whose answer is wrong."""

    item: str
    truth: str
    gesture: str
    confidence: float


class StaticFigures(_Figures):
    """Figures of labelled items. Shares are in [0, 1], None where they are of nothing.

    accuracy, macro_f1 and ece: of the items in which a hand was found; accuracy_all counts the
    others as wrong. macro_f1 is over the classes that are in the truth. confusion: the true
    label by row, by column the label found, with ``not found`` as the last column.
    """

    items: int
    found: int
    people: int | None
    found_share: float | None
    accuracy: float | None
    accuracy_all: float | None
    macro_f1: float | None
    ece: float | None
    at_threshold: AtThreshold
    classes: tuple[ClassFigures, ...]
    sizes: tuple[SizeFigures, ...]
    reliability: tuple[Bin, ...]
    labels: tuple[str, ...]
    confusion: tuple[tuple[int, ...], ...]
    wrong: tuple[Wrong, ...]
