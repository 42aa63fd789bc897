"""What the swipe recogniser does with recorded hands, as figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gestures.swipe.parameters import SwipeParameters
from models.training.swipes.data import Recording, load_signs, load_swipes
from models.training.swipes.left_out import judge_of
from models.training.swipes.recorded import SWIPE_SOURCES
from models.training.swipes.replay import Tally

RATES = (15, 20, 30)
Row = dict[str, object]


JUDGES = {"has seen the other half": False, "has not seen the source": True}
"""Who judges swipes, and whether it knows nothing of the whole source."""


@dataclass(frozen=True)
class Judges:
    """Folders of swipes, of signs, and of the networks of the cross-validation."""

    data: Path | None
    signs: Path | None
    models: Path

    def of(self, source: str, recording: Recording, whole: bool) -> Path:
        """Return the folder of the network for a recording. whole: see ``judge_of``."""
        return judge_of(self.models, source, recording.held_out, whole)


def swipes_rows(judges: Judges, fps: float, p: SwipeParameters | None = None) -> list[Row]:
    """Return what became of recorded swipes, judged by networks that have not seen them."""
    rows: list[Row] = []
    for source, rest in SWIPE_SOURCES.items():
        swipes = [r for r in recordings(judges, source) if r.swipe]
        for name, whole in JUDGES.items() if swipes else ():
            total = Tally()
            for recording in swipes:
                total.play(recording, fps, rest, p, judges.of(source, recording, whole))
            counts = {each: total.outcomes[each] for each in ("right", "turned", "missed", "extra")}
            rows.append(
                {"source": source, "judge": name, "fps": fps, "swipes": len(swipes), **counts}
            )
    return rows


def negatives_rows(judges: Judges) -> list[Row]:
    """Count swipes seen in movements that are none, by kind, and in all of them."""
    rows: list[Row] = []
    by_rate = {fps: negatives(judges, fps) for fps in RATES}
    for kind in by_rate[RATES[0]]:
        found = {f"{fps} fps": by_rate[fps][kind] for fps in RATES}
        rates = {name: per_hour(tally.false, tally.seconds) for name, tally in found.items()}
        rows.append({"movement": kind, **rates})
    sums = {f"{fps} fps": per_hour(*_sum(by_rate[fps])) for fps in RATES}
    return [*rows, {"movement": "all", **sums}]


def false_total(judges: Judges, fps: float, p: SwipeParameters | None = None) -> tuple[int, float]:
    """Return the number of false swipes in all negatives, and their seconds."""
    return _sum(negatives(judges, fps, p))


def negatives(judges: Judges, fps: float, p: SwipeParameters | None = None) -> dict[str, Tally]:
    """Return what judges that have not seen the source found in what is no swipe, by kind."""
    tallies: dict[str, Tally] = {}
    for source in _sources(judges):
        for recording in recordings(judges, source):
            if recording.swipe is None:
                signs = source not in SWIPE_SOURCES
                kind = source.replace("words_", "signs, ") if signs else recording.group
                tally = tallies.setdefault(kind, Tally())
                tally.play(recording, fps, 0.0, p, judges.of(source, recording, whole=True))
    return tallies


def per_hour(count: int, seconds: float) -> str:
    """Return a rate as text."""
    rate = count / seconds * 3600 if seconds else float("nan")
    return f"{count} in {seconds / 60:.1f} min = {rate:.1f}/h"


def _sum(tallies: dict[str, Tally]) -> tuple[int, float]:
    return sum(t.false for t in tallies.values()), sum(t.seconds for t in tallies.values())


def _sources(judges: Judges) -> Iterator[str]:
    yield from SWIPE_SOURCES if judges.data else ()
    if judges.signs:
        yield from (path.stem for path in sorted(judges.signs.glob("words_*.npz")))


def recordings(judges: Judges, source: str) -> list[Recording]:
    """Return what a source holds, nothing where its folder is not given."""
    if source in SWIPE_SOURCES:
        return load_swipes(judges.data / f"{source}.npz") if judges.data else []
    return load_signs(judges.signs / f"{source}.npz") if judges.signs else []
