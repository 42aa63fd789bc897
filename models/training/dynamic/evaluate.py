"""Print what clicks, drags and steps come to on clips with a truth, and on other movements.

    python -m models.training.dynamic.evaluate [--clips FOLDER [--kept FOLDER]]
        [--swipes ../shared/data/swipes] [--signs ../shared/data/signs]
        [--rest SECONDS] [--ease SECONDS]

Clips are seen as cameras of several frame rates would see them, but no faster than they were made.
Swipes and signs hold none of these gestures: whatever is found there is false. Half of the
sources of signs and half of the words of another served to choose the numbers, the rest is held
out.

Recordings were cut: most begin and end in the middle of a movement. Each is played with a rest
before and after it, which does not count as time: worse than life, since a hand that is still is
one that may pinch. It gains and loses its speed within ``--ease`` seconds, as a hand must;
``--ease 0`` lets it jump out of its rest, ``--rest 0 --ease 0`` plays recordings as they are.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from controller.evaluation.truth import TrueEvent, load_truth
from gestures.registry import CLICKS, DRAG, GESTURES, STEPS
from models.training.dynamic.joining import EASE, REST, Joining
from models.training.dynamic.replay import Score, cost
from models.training.swipes.clips import watch
from models.training.swipes.data import Recording, load_signs, load_swipes
from models.training.swipes.replay import frames

CLIP_RATES = (60, 30, 15, 10)
RATES = (15, 20, 30)
CHOSEN_ON = ("glorycornelia", "naufalaqil18", "rahmanfauza", "olfatalatas")
CHOSEN_WORDS = {"dimaswibowo": ("huruf_a", "huruf_i", "halo", "sama_sama", "siapa")}
OURS = {name for name, info in GESTURES.items() if info.recogniser in (CLICKS, DRAG, STEPS)}
OUTCOMES = ("what", "found", "wrong", "spurious", "precision", "recall", "F1")
CLIP_COLUMNS = (*OUTCOMES, "latency ms", "end")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=Path, help="folder of clips with truth files")
    parser.add_argument("--kept", type=Path, help="folder that keeps the hands seen in the clips")
    parser.add_argument("--swipes", type=Path, help="folder of the swipes")
    parser.add_argument("--signs", type=Path, help="folder of the signs")
    parser.add_argument("--rest", type=float, default=REST, help="seconds of rest around each")
    parser.add_argument("--ease", type=float, default=EASE, help="seconds from rest to speed")
    options = parser.parse_args()
    joining = Joining(options.rest, options.ease)
    console = Console(width=120)
    if options.clips:
        clips = [path for path in sorted(options.clips.glob("*.mp4")) if _has_truth(path)]
        for fps in CLIP_RATES:
            console.print(clips_table(clips, fps, options.kept))
    if options.swipes:
        for name in ("luthiraa", "drgnai_negatives"):
            recordings = load_swipes(options.swipes / f"{name}.npz")
            print_negatives(console, name, recordings, joining)
    if options.signs:
        print_signs(console, sorted(options.signs.glob("words_*.npz")), joining)


def clips_table(clips: Sequence[Path], fps: float, kept: Path | None) -> Table:
    """Compare with the truth of those clips that have so many pictures a second or more.

    Latency in ms, median / 95th percentile: from the end of a click, from the beginning of
    what lasts or goes on step by step; a drag's second pair is that of its end. end: median from
    the end of whatever it is.
    """
    table = Table(*CLIP_COLUMNS, title=f"Clips at {fps:.0f} fps", title_justify="left")
    scores: dict[str, Score] = defaultdict(Score)
    for clip in clips:
        whole = load_truth(clip)
        if whole.fps < fps:
            continue
        truth = [event for event in whole.events if event.name in OURS]
        stream = watch(clip, fps, kept)
        for name in ("all", _kind(clip, truth)):
            scores[name].add(truth, stream)
    for name, score in sorted(scores.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        table.add_row(name, *_figures(score))
    return table


def print_negatives(
    console: Console, name: str, recordings: Sequence[Recording], joining: Joining
) -> None:
    """Print what is found in recordings that hold no such gesture, by the source's label."""
    for group in sorted({recording.group for recording in recordings}):
        chosen = [recording for recording in recordings if recording.group == group]
        told = (f"{fps} fps: {_told(_false(chosen, fps, joining))}" for fps in RATES)
        console.print(f"{name}, {group}: {'; '.join(told)}")


def print_signs(console: Console, files: Iterable[Path], joining: Joining) -> None:
    """Print what is found in signs, by the half that they belong to."""
    halves: dict[str, list[Recording]] = {"chosen on": [], "held out": []}
    for file in files:
        for recording in load_signs(file):
            halves["chosen on" if _tuned(file.stem, recording) else "held out"].append(recording)
    for fps in RATES:
        scores = {half: _false(recordings, fps, joining) for half, recordings in halves.items()}
        for half, score in {**scores, "all": _sum(scores.values())}.items():
            console.print(f"signs, {half}, {fps} fps: {_told(score)}")
    stream = frames(halves["chosen on"][:100], 30)
    seconds = [spent for spent, frame in zip(cost(stream), stream, strict=True) if frame.hands]
    console.print(f"one frame with hands: {np.median(seconds) * 1e6:.0f} microseconds (median)")


def _tuned(source: str, recording: Recording) -> bool:
    words = [words for name, words in CHOSEN_WORDS.items() if name in source]
    return any(name in source for name in CHOSEN_ON) or any(recording.group in w for w in words)


def _false(recordings: Sequence[Recording], fps: float, joining: Joining) -> Score:
    score = Score()
    for recording in recordings:
        score.add((), joining.play(recording, fps))
    score.seconds = sum(len(recording.moments) for recording in recordings) / fps
    return score


def _sum(scores: Iterable[Score]) -> Score:
    total = Score()
    for score in scores:
        total.spurious.update(score.spurious)
        total.seconds += score.seconds
    return total


def _told(score: Score) -> str:
    names = ", ".join(f"{name} {n}" for name, n in score.spurious.most_common()) or "none"
    return f"{score.per_hour:.0f}/h in {score.seconds:.0f} s ({names})"


def _kind(clip: Path, truth: Sequence[TrueEvent]) -> str:
    if not truth:
        return "nothing"
    both = " (both hands)" if "both_hands" in clip.stem else ""
    return truth[-1].name + both


def _has_truth(clip: Path) -> bool:
    return clip.with_suffix(".truth.json").exists()


def _figures(score: Score) -> list[str]:
    times = [_quantiles(values) for values in (score.latencies, score.drops) if values]
    return [
        f"{score.found}/{score.true}",
        str(score.wrong),
        ", ".join(f"{name} {n}" for name, n in score.spurious.items()) or "0",
        f"{score.precision:.3f}",
        f"{score.recall:.3f}",
        f"{score.f1:.3f}",
        "; ".join(times),
        f"{np.median(score.from_end) * 1000:.0f}" if score.from_end else "",
    ]


def _quantiles(seconds: Sequence[float]) -> str:
    late = np.array(seconds) * 1000
    return f"{np.median(late):.0f} / {np.quantile(late, 0.95):.0f}"


if __name__ == "__main__":
    main()
