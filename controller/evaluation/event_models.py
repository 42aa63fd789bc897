"""The figures of events, as they stand in JSON. Shares are in [0, 1], None where of nothing."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Latency(_Figures):
    """Milliseconds; negative: before the end of the stroke."""

    median_ms: float
    p95_ms: float


class Counted(_Figures):
    """Events that happened, were right, were missed, and found ones that nothing explains."""

    true: int
    right: int
    missed: int
    spurious: int
    precision: float | None
    recall: float | None
    f1: float | None


class GestureFigures(Counted):
    """One gesture."""

    gesture: str
    latency: Latency | None


class ClipFigures(Counted):
    """One clip, and the mistakes in it in words."""

    clip: str
    seconds: float
    frames: int
    distance: int
    mistakes: tuple[str, ...]


class EventFigures(Counted):
    """All clips together.

    levenshtein_accuracy: 1 - edits / true events, over the event names of every clip in order.
    stroke_latency: of strokes, from their end; onset_latency: of all else, from its onset.
    duplicates, wrong_direction, wrong_gesture, wrong_hand and false add up to ``spurious``.
    quiet: the clips in which nothing happens. confusion: the true gesture by row, ``nothing``
    last; the gesture found by column, ``missed`` last.
    """

    clips: int
    seconds: float
    frames: int
    levenshtein_accuracy: float | None
    stroke_latency: Latency | None
    onset_latency: Latency | None
    duplicates: int
    wrong_direction: int
    wrong_gesture: int
    wrong_hand: int
    false: int
    spurious_per_hour: float | None
    quiet_clips: int
    quiet_seconds: float
    quiet_spurious: int
    quiet_spurious_per_hour: float | None
    by_gesture: tuple[GestureFigures, ...]
    by_clip: tuple[ClipFigures, ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    confusion: tuple[tuple[int, ...], ...]
