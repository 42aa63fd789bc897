"""Movements as landmarks alone, without rendering: much to learn from for little time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from gestures.detections import RawHand
from gestures.geometry import hand_width
from gestures.landmarks import MIDDLE_MCP, PALM, WRIST, HandFrame
from gestures.tracking import HandTracker
from models.training.swipes.motions import EVERYDAY, SWIPING
from models.training.synth.body import Person
from models.training.synth.camera import Camera
from models.training.synth.conventions import image_landmarks
from models.training.synth.landmarks import landmarks
from models.training.synth.motion.idle import IDLE
from models.training.synth.motion.poses import show
from models.training.synth.motion.script import ArmScript
from models.training.synth.motion.strokes import STYLES, SWIPES
from models.training.synth.motion.swipes import RETURNS, enter, swipe
from models.training.synth.motion.zone import zone_for
from models.training.synth.poses import GESTURES, SHAPES
from models.training.synth.rig import Rig
from models.training.synth.skeleton import Pose
from models.training.synth.thumb import posed
from models.training.synth.truth import SIDES, Side, TrueEvent
from models.training.synth.variation import Build, random_build, random_offsets

STEP = 0.04
"""Seconds between the moments at which the hands are worked out."""

CAMERA = Camera()
ASPECT = CAMERA.width / CAMERA.height
_EYE_ABOVE_SHOULDERS = 0.12
_INSIDE = 0.6
"""Share of the landmarks in the picture that a hand needs to be found."""


@dataclass(frozen=True)
class Sketch:
    """hands: (n, 21, 3) image landmarks in mirror view every STEP seconds, by side."""

    kind: str
    hands: dict[Side, NDArray[np.float32]]
    events: tuple[TrueEvent, ...]


KINDS = (*SWIPES, *SWIPING, *IDLE, *EVERYDAY, "pose", "both")
SWIPE_KINDS = (*SWIPES, *SWIPING)


def sketch(rig: Rig, kind: str, seed: int) -> Sketch:
    """Return one making of a movement, by anybody; equal seeds give equal sketches."""
    rng = np.random.default_rng(seed)
    origin = np.array([rng.normal(0, 0.05), -_EYE_ABOVE_SHOULDERS, -rng.uniform(0.5, 2.2)])
    people = _People(rig, rng, origin)
    side = SIDES[int(rng.integers(2))]
    sides = SIDES if kind == "both" else (side,)
    scripts = [people.script(each) for each in sides]
    for script in scripts:
        _act(script, "gesticulate" if kind == "both" else kind)
    seconds = max(script.t for script in scripts) + 0.4
    hands = {s.side: people.landmarks(s, np.arange(0, seconds, STEP)) for s in scripts}
    events = tuple(event for script in scripts for event in script.events)
    return Sketch(kind, hands, events)


def _act(script: ArmScript, kind: str) -> None:
    rng = script.rng
    if kind not in ("entering_swipe", "arc_swipe"):
        enter(script, "side" if rng.random() < 0.25 else "below", rng.uniform(0.1, 0.4))
    if kind in SWIPES:
        style = STYLES[int(rng.integers(len(STYLES)))]
        back = RETURNS[int(rng.integers(len(RETURNS)))]
        swipe(script, kind, rng.uniform(0.2, 1.0), style, back, pause=rng.uniform(0.05, 0.5))
        if back != "lower":
            script.rest(0.7)
    elif kind == "pose":
        show(script, sorted(GESTURES)[int(rng.integers(len(GESTURES)))], rng.uniform(0.8, 2.0))
    else:
        {**SWIPING, **IDLE, **EVERYDAY}[kind](script)


class _People:
    """One person: hand shapes and places."""

    def __init__(self, rig: Rig, rng: Generator, origin: NDArray[np.float64]) -> None:
        self._rig = rig
        self._rng = rng
        self._build: Build = random_build(rng)
        self._person = Person(self._build, origin)
        self._poses: dict[str, Pose] = {}

    def script(self, side: Side) -> ArmScript:
        origin = self._person.origin * ([-1, 1, 1] if side == "left" else [1, 1, 1])
        return ArmScript(self._rng, side, zone_for(CAMERA, origin), self._pose)

    def landmarks(self, script: ArmScript, times: NDArray[np.float64]) -> NDArray[np.float32]:
        track = script.track()
        arms = (self._person.posed(self._rig, track.at(t), script.side) for t in times.tolist())
        return np.array([image_landmarks(landmarks(arm), CAMERA) for arm in arms], np.float32)

    def _pose(self, name: str) -> Pose:
        if name not in self._poses:
            offsets = random_offsets(self._rng, SHAPES[name], 0.6)
            self._poses[name] = posed(self._rig, SHAPES[name], self._build, offsets)
        return self._poses[name]


def frozen(sketch: Sketch) -> Sketch:
    """Return the same way of a hand that never turns nor changes its shape."""
    hands = {}
    for side, points in sketch.hands.items():
        middle = points[len(points) // 2]
        for event in sketch.events:
            middle = points[round((event.start + event.end) / 2 / STEP)]
        ways = points[:, PALM].mean(axis=1, keepdims=True)
        hands[side] = (middle - middle[list(PALM)].mean(axis=0) + ways).astype(np.float32)
    return Sketch(sketch.kind, hands, sketch.events)


def placed(sketch: Sketch, rng: Generator) -> Sketch:
    """Return the same as another camera would show it: elsewhere, and larger or smaller."""
    shift = np.array([*rng.uniform(-0.18, 0.18, 2), 0.0])
    size = np.exp(rng.uniform(-0.4, 0.4))
    hands = {
        side: ((points - 0.5) * size + 0.5 + shift).astype(np.float32)
        for side, points in sketch.hands.items()
    }
    return Sketch(sketch.kind, hands, sketch.events)


def slimmed(sketch: Sketch, breadth: float) -> Sketch:
    """Return the same with palms seen from their edge: of that part of their breadth."""
    square = np.array([ASPECT, 1.0, ASPECT])
    hands = {}
    for side, points in sketch.hands.items():
        centred = points * square
        middle = centred[:, PALM].mean(axis=1, keepdims=True)
        centred = centred - middle
        axis = centred[:, MIDDLE_MCP, :2] - centred[:, WRIST, :2]
        across = np.stack([-axis[:, 1], axis[:, 0]], axis=1)
        across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
        out = (centred[..., :2] * across[:, None]).sum(axis=2)
        centred[..., :2] -= (1 - breadth) * out[..., None] * across[:, None]
        hands[side] = ((centred + middle) / square).astype(np.float32)
    return Sketch(sketch.kind, hands, sketch.events)


@dataclass(frozen=True)
class Seeing:
    """How a camera and a landmarker see it.

    fps, phase (frames), jitter (of the times, in frames). dropped: share of the frames that
    never come. noise: hand-widths. blur: hand-widths of movement in an exposure at which
    half of the hands are lost.
    """

    fps: float
    phase: float
    jitter: float
    dropped: float
    noise: float
    blur: float

    @staticmethod
    def random(rng: Generator) -> Seeing:
        return Seeing(
            fps=float(rng.choice([8, 10, 12, 15, 20, 25, 30, 30, 60])),
            phase=rng.random(),
            jitter=float(rng.choice([0.0, 0.1, 0.3])),
            dropped=float(rng.choice([0.0, 0.0, 0.1, 0.3, 0.5])),
            noise=rng.uniform(0.01, 0.05),
            blur=rng.uniform(0.25, 1.2),
        )


def replay(
    sketch: Sketch, seeing: Seeing, rng: Generator, since: float = 0.0
) -> Iterator[HandFrame]:
    """Yield the tracked hands that are seen of a sketch from ``since`` (s) on."""
    tracker = HandTracker()
    some = next(iter(sketch.hands.values()))
    grid = np.arange(len(some)) * STEP
    splines = {side: CubicSpline(grid, hands) for side, hands in sketch.hands.items()}
    lost_until = dict.fromkeys(splines, 0.0)
    times = np.arange(seeing.phase / seeing.fps, grid[-1], 1 / seeing.fps)
    times = times + rng.uniform(-0.5, 0.5, len(times)) * seeing.jitter / seeing.fps
    for t in np.sort(times[(rng.random(len(times)) >= seeing.dropped) & (times > since)]).tolist():
        hands = []
        for side, spline in splines.items():
            points, speed = spline(t), spline(t, 1)[9]
            square = points * [ASPECT, 1, ASPECT]
            width = hand_width(square)
            blur = np.hypot(speed[0] * ASPECT, speed[1]) / width * min(0.5 / seeing.fps, 0.016)
            if rng.random() < 1 / (1 + np.exp(-(blur - seeing.blur) / (0.15 * seeing.blur))):
                lost_until[side] = t + rng.uniform(0.0, 0.06)
            inside = ((points[:, :2] > 0) & (points[:, :2] < 1)).all(axis=1).mean()
            if t < lost_until[side] or inside < _INSIDE:
                continue
            noise = rng.normal(0, seeing.noise * width * (1 + 2 * blur), (21, 3))
            seen = (points + noise / [ASPECT, 1, ASPECT]).astype(np.float32)
            wrong = rng.random() < (0.2 if blur > 0.5 * seeing.blur else 0.02)
            named = SIDES[1 - SIDES.index(side)] if wrong else side
            hands.append(RawHand(seen, np.zeros((21, 3), np.float32), named, 0.9, 0.9))
        yield tracker.update(t, CAMERA.width, CAMERA.height, hands)
