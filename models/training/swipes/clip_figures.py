"""What the swipe recogniser does with clips, as figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from gestures.swipe.parameters import SwipeParameters
from models.training.swipes.clips import Score, judge, watch
from models.training.swipes.recorded_figures import Row

CLIP_RATES = (60, 30, 15, 10)


def idle_score(
    clips: Iterable[Path], fps: float, kept: Path | None, p: SwipeParameters | None = None
) -> Score:
    """Return what was found in the clips that show no swipe."""
    idle = Score()
    for clip in clips:
        if not clip.stem.startswith("swipe_"):
            stream = watch(clip, fps, kept)
            idle.add(judge(clip, stream, p), stream)
    return idle


def clips_row(
    clips: Sequence[Path], fps: float, kept: Path | None, p: SwipeParameters | None = None
) -> Row:
    """Compare with the truth of clips; latency counts from the end of the stroke."""
    total = Score()
    for clip in clips:
        if clip.stem.startswith("swipe"):
            stream = watch(clip, fps, kept)
            total.add(judge(clip, stream, p), stream)
    late = np.array(total.latencies or [np.nan]) * 1000
    return {
        "fps": fps,
        "found": f"{total.found}/{total.strokes}",
        "of the other hand": total.other_hand,
        "turned": total.turned,
        "spurious": total.spurious,
        "F1": round(total.f1, 3),
        "latency ms, median / p95": f"{np.median(late):.0f} / {np.quantile(late, 0.95):.0f}",
    }
