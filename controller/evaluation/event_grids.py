"""The figures of events as tables."""

from __future__ import annotations

from collections.abc import Sequence

from controller.evaluation.event_models import Counted, EventFigures, Latency
from controller.evaluation.grids import Grid, percent


def event_grids(by_rate: Sequence[tuple[str, EventFigures]]) -> list[Grid]:
    """Return the figures by frame rate, by gesture, and the clips that are not all right."""
    grids = [_event_total(by_rate)]
    for rate, figures in by_rate:
        grids.append(_gestures(rate, figures))
    for rate, figures in by_rate:
        if any(clip.missed or clip.spurious for clip in figures.by_clip):
            grids.append(_clips(rate, figures))
    return grids


_COUNTED = ("true", "right", "missed", "spurious", "precision", "recall", "F1")
_MS = "(ms, median / p95)"


def _counted(figures: Counted) -> tuple[str, ...]:
    return (
        *map(str, (figures.true, figures.right, figures.missed, figures.spurious)),
        *map(percent, (figures.precision, figures.recall, figures.f1)),
    )


def _latency(latency: Latency | None) -> str:
    return "-" if latency is None else f"{latency.median_ms:+.0f} / {latency.p95_ms:+.0f}"


def _event_total(by_rate: Sequence[tuple[str, EventFigures]]) -> Grid:
    rows = [("clips", *(str(f.clips) for _, f in by_rate))]
    rows.append(("minutes", *(f"{f.seconds / 60:.1f}" for _, f in by_rate)))
    rows.append(("frames a second", *(_rate(f) for _, f in by_rate)))
    named = zip(_COUNTED, zip(*(_counted(f) for _, f in by_rate), strict=True), strict=True)
    rows += [(name, *values) for name, values in named]
    for name in ("duplicates", "wrong_direction", "wrong_gesture", "wrong_hand", "false"):
        told = f"spurious: {name.replace('_', ' ')}"
        rows.append((told, *(str(getattr(f, name)) for _, f in by_rate)))
    rows.append(("Levenshtein accuracy", *(percent(f.levenshtein_accuracy) for _, f in by_rate)))
    rows.append((f"end of stroke {_MS}", *(_latency(f.stroke_latency) for _, f in by_rate)))
    rows.append((f"onset of pose {_MS}", *(_latency(f.onset_latency) for _, f in by_rate)))
    rows.append(("spurious an hour", *(_hourly(f.spurious_per_hour) for _, f in by_rate)))
    rows.append(("... in clips without gestures", *map(_quiet, (f for _, f in by_rate))))
    return Grid("All clips", ("figure", *(rate for rate, _ in by_rate)), tuple(rows))


def _rate(figures: EventFigures) -> str:
    return f"{figures.frames / figures.seconds:.1f}" if figures.seconds else "-"


def _hourly(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _quiet(figures: EventFigures) -> str:
    if not figures.quiet_clips:
        return "-"
    per_hour = _hourly(figures.quiet_spurious_per_hour)
    return f"{per_hour} ({figures.quiet_spurious} in {figures.quiet_seconds / 60:.1f} min)"


def _gestures(rate: str, figures: EventFigures) -> Grid:
    rows = tuple((o.gesture, *_counted(o), _latency(o.latency)) for o in figures.by_gesture)
    return Grid(f"By gesture, {rate}", ("gesture", *_COUNTED, f"latency {_MS}"), rows)


def _clips(rate: str, figures: EventFigures) -> Grid:
    faulty = [clip for clip in figures.by_clip if clip.missed or clip.spurious]
    rows = tuple((clip.clip, "; ".join(clip.mistakes)) for clip in faulty)
    return Grid(f"Clips that are not all right, {rate}", ("clip", "what is wrong"), rows)
