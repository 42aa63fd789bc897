"""Small hands in live pictures: the jobs `far` and `ghosts` of landmarks.py."""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from controller.still_hands import find_hands
from controller.tracker.base import Landmarker
from controller.tracker.further_hands import FurtherHandSearch
from controller.tracker.mediapipe_hands import ImageHands, VideoHands
from controller.tracker.motion_gate import MotionGate
from controller.tracker.open import open_landmarker
from controller.tracker.windows import Size, in_pixels, width_of
from gestures.detections import RawHand
from gestures.geometry import palm_centre, square
from gestures.landmarks import Hand
from gestures.scores import NO_GESTURE
from gestures.static_features import features
from gestures.tracking import HandTracker
from models.sessions import OnnxClassifier

Picture = NDArray[np.uint8]

SECONDS, FPS = 1.5, 15.0
SWAY = 0.006
"""Largest shift of the picture, in its long sides: a person is never quite still."""
CAMERA_NOISE = 4.0
"""Standard deviation in grey levels."""
PAUSE = 20.0
"""Seconds from one picture to the next, with two dark ones between, so that all is forgotten."""
BINS = (0.0, 0.02, 0.03, 0.04, 0.06, 0.08, 0.12, 1.0)
"""Hand-widths in picture heights."""
ELSEWHERE = 2.0
"""Hand-widths from every hand of the still search beyond which a hand is none."""
FACES = (300, 120)
"""Heights in pixels of 480 to which faces are brought: near the camera, and far."""


def open_whole() -> Landmarker:
    """Open what looks at the whole picture only."""
    return MotionGate(FurtherHandSearch(VideoHands))


OPENERS: dict[str, Callable[[], Landmarker]] = {"whole": open_whole, "far": open_landmarker}


@dataclass
class Watched:
    """What came of one picture as a stream. first: seconds; width: in picture heights."""

    label: str
    width: float | None = None
    first: float | None = None
    steady: bool = False
    elsewhere: int = 0
    shown: str | None = None
    cpu_ms: float = 0.0
    frames: int = 0
    tracks: int = 0


class Viewer:
    """Shows still pictures to a landmarker as a noisy camera would see the scene."""

    def __init__(self, landmarker: Landmarker) -> None:
        self._landmarker = landmarker
        self._classifier = OnnxClassifier("static_gestures")
        self._shown = 0

    def watch(self, picture: Picture, label: str, still: Sequence[RawHand] = ()) -> Watched:
        """Return what is seen in SECONDS; ``still``: the hands of the still search."""
        size, tracker, start = Size.of(picture), HandTracker(), self._shown * PAUSE
        widths = [width_of(hand, size) / size.height for hand in still]
        result = Watched(label, max(widths, default=None))
        counts, names = [], set()
        for i, frame in enumerate(alive(picture, self._shown)):
            t, before = i / FPS, time.process_time()
            hands = self._landmarker.detect(frame, start + t)
            result.cpu_ms += (time.process_time() - before) * 1000
            tracked = tracker.update(t, *size, hands).hands
            if tracked:
                result.first = t if result.first is None else result.first
                result.shown = self._gesture(tracked, size)
            result.elsewhere += sum(_is_elsewhere(hand, still, size) for hand in hands)
            counts.append(len(tracked))
            names |= {hand.track_id for hand in tracked}
        result.frames, result.tracks = len(counts), len(names)
        result.steady = sum(map(bool, counts[-8:])) >= 6
        for second in (SECONDS + 5, SECONDS + 8):
            self._landmarker.detect(np.zeros_like(picture), start + second)
        self._shown += 1
        return result

    def _gesture(self, hands: Sequence[Hand], size: Size) -> str:
        """Return the surest gesture."""
        points = np.stack([square(hand, *size) for hand in hands])
        left = np.array([hand.handedness == "left" for hand in hands])
        rows = self._classifier(features(points, left)).copy()
        rows[:, self._classifier.labels.index(NO_GESTURE)] = 0
        return self._classifier.labels[int(rows.max(axis=0).argmax())]


def alive(picture: Picture, seed: int) -> Iterator[Picture]:
    """Yield SECONDS of what a noisy camera would see of a scene that sways."""
    rng = np.random.default_rng(seed)
    cv2.setRNGSeed(seed)
    a, b = rng.uniform(0, 2 * np.pi, 2)
    height, width = picture.shape[:2]
    for t in np.arange(round(SECONDS * FPS)) / FPS:
        dx = SWAY * max(width, height) * np.sin(2 * np.pi * 0.7 * t + a)
        dy = 0.5 * SWAY * max(width, height) * np.sin(2 * np.pi * 0.9 * t + b)
        shift = np.array([[1, 0, dx], [0, 1, dy]])
        moved = cv2.warpAffine(picture, shift, (width, height), borderMode=cv2.BORDER_REPLICATE)
        noise = cv2.randn(np.empty(moved.shape, np.int16), 0, CAMERA_NOISE)
        yield np.clip(moved + noise, 0, 255).astype(np.uint8)


def far(options: argparse.Namespace) -> None:
    """Print the share of pictures whose hand is found, by its size; write all as JSON."""
    with (options.folder / "manifest.csv").open(newline="", encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["image_id"])
    rows = rows[options.half :: 2][:: options.every]
    results = []
    with closing(OPENERS[options.search]()) as landmarker, ImageHands() as images:
        viewer = Viewer(landmarker)
        for row in rows:
            picture = _read(options.folder.parent / row["path"])
            still = [sightings[0] for sightings in find_hands(images, picture)]
            results.append(viewer.watch(picture, row["label"], still))
    _report("all", results)
    _report("unknown size", [one for one in results if one.width is None])
    for low, high in pairwise(BINS):
        some = [one for one in results if one.width is not None and low <= one.width < high]
        _report(f"{low:.2f} to {high:.2f}", some)
    _write(options.json, results)


def ghosts(options: argparse.Namespace) -> None:
    """Print how many tracks appear on pictures of faces, in a room that is a blur of them."""
    paths = sorted(options.folder.rglob("*.jpg"))
    chosen = np.random.default_rng(1).permutation(len(paths))[: options.count]
    with closing(OPENERS[options.search]()) as landmarker:
        viewer = Viewer(landmarker)
        results = [
            viewer.watch(in_room(_read(paths[one]), FACES[i % 2]), str(FACES[i % 2]))
            for i, one in enumerate(chosen)
        ]
    for height in FACES:
        some = [one for one in results if one.label == str(height)]
        tracks, seen = sum(one.tracks for one in some), sum(one.tracks > 0 for one in some)
        hours = sum(one.frames for one in some) / FPS / 3600
        print(
            f"faces {height} px: {seen} of {len(some)} with a hand, {tracks} tracks in "
            f"{hours * 60:.1f} min, {tracks / hours:.0f} an hour of new faces"
        )
    _write(options.json, results)


def in_room(face: Picture, height: int) -> Picture:
    """Put a face, made ``height`` px high, into a picture of 640 x 480."""
    scale = min(height / face.shape[0], 600 / face.shape[1])
    small = cv2.resize(face, None, fx=scale, fy=scale)
    room = cv2.GaussianBlur(cv2.resize(face, (640, 480)), (0, 0), 40)
    y, x = (480 - small.shape[0]) // 3, (640 - small.shape[1]) // 2
    room[y : y + small.shape[0], x : x + small.shape[1]] = small
    return room.astype(np.uint8)


def _report(title: str, some: Sequence[Watched]) -> None:
    if not some:
        return
    in_time = np.mean([one.first is not None and one.first <= 1.0 for one in some])
    shown = [one for one in some if one.shown]
    right = np.mean([one.shown == one.label for one in shown]) if shown else np.nan
    cost = sum(one.cpu_ms for one in some) / sum(one.frames for one in some)
    print(
        f"{title:14s} {len(some):4d} pictures: within 1 s {in_time:.4f}, "
        f"steady {np.mean([one.steady for one in some]):.4f}, "
        f"right of the found {right:.4f}, with a hand elsewhere "
        f"{sum(one.elsewhere > 0 for one in some)}, CPU-ms a frame {cost:.1f}, "
        f"median first {np.median([one.first for one in shown]) if shown else np.nan:.2f} s"
    )


def _is_elsewhere(hand: RawHand, others: Sequence[RawHand], size: Size) -> bool:
    centre = palm_centre(in_pixels(hand, size))
    return not any(
        np.linalg.norm(centre - palm_centre(in_pixels(other, size)))
        <= ELSEWHERE * max(width_of(hand, size), width_of(other, size))
        for other in others
    )


def _read(path: Path) -> Picture:
    rgb = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
    return np.ascontiguousarray(rgb[:, ::-1]).astype(np.uint8)


def _write(path: Path | None, results: Sequence[Watched]) -> None:
    if path:
        path.write_text(json.dumps([asdict(one) for one in results]), encoding="utf-8")


def add_jobs(jobs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, run in (("far", far), ("ghosts", ghosts)):
        job = jobs.add_parser(name)
        job.add_argument("folder", type=Path)
        job.add_argument("--search", choices=OPENERS, default="far")
        job.add_argument("--json", type=Path)
        job.add_argument("--half", type=int, choices=(0, 1), default=1)
        job.add_argument("--every", type=int, default=1)
        job.add_argument("--count", type=int, default=120)
        job.set_defaults(run=run)
