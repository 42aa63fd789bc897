"""Labelled clips through the product's pipeline, each at one or more frame rates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from controller.errors import SourceError
from controller.evaluation.clip_run import ClipRun, Rate, compare, run_clip
from controller.evaluation.event_figures import Scored
from controller.evaluation.identity import content_digest, fraction_of, key_of
from controller.evaluation.manifest import LabelledClip
from controller.evaluation.store import Result
from controller.evaluation.work import Job, Stop, Worker
from controller.observations import Observation


@dataclass(frozen=True, slots=True)
class _Play:
    """What a worker needs to know to play a clip."""

    path: str
    profile: str
    mirror: bool
    rate: Rate | None


class _Stopped(Exception):  # noqa: N818 - asked for, not a failure
    """The run was asked to end."""


def clip_jobs(
    clips: Sequence[LabelledClip],
    names: Sequence[str],
    profile: str,
    profile_text: str,
    rates: Sequence[float | None],
) -> list[list[Job]]:
    """Return for each rate (None: the clip's own) a job for each clip.

    profile_text: what the profile says; a change in it makes other results. The phase of a
    slower camera depends on the clip's content and the rate alone.
    Raises SourceError when a clip cannot be read.
    """
    digests = [content_digest(clip.path) for clip in clips]
    result = []
    for fps in rates:
        jobs = []
        for clip, name, digest in zip(clips, names, digests, strict=True):
            rate = None if fps is None else Rate(fps, fraction_of(f"{digest} {fps:g}"))
            key = key_of(digest, kind="clip", profile=profile_text, mirror=clip.mirror, fps=fps)
            jobs.append(Job(key, name, _Play(str(clip.path), profile, clip.mirror, rate)))
        result.append(jobs)
    return result


@contextmanager
def open_clip_worker() -> Iterator[Worker]:
    """Return what plays a clip; each clip has a landmarker of its own, as a camera would."""
    yield _play


def scored(clip: LabelledClip, name: str, result: Result) -> Scored:
    """Match what was kept of a clip with its truth."""
    report = compare(clip, result["events"])
    return Scored.of(name, result["seconds"], result["frames"], report)


def _play(play: _Play, stop: Stop) -> Result | None:
    def heed(_: Observation) -> None:
        if stop.is_set():
            raise _Stopped

    try:
        run = run_clip(Path(play.path), play.profile, mirror=play.mirror, rate=play.rate, tell=heed)
    except _Stopped:
        return None
    except SourceError as error:
        return {"error": str(error)}
    return _result(run)


def _result(run: ClipRun) -> Result:
    return {
        "frames": run.statistics.frames,
        "frames_with_hand": run.statistics.frames_with_hand,
        "seconds": round(run.statistics.span, 3),
        "events": [
            line for line in run.lines if line["kind"] == "event" and line["phase"] != "hold"
        ],
    }
