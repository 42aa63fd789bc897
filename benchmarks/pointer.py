"""The hand as a mouse: jitter at rest, lag, and what a click does to the pointer.

    python benchmarks/pointer.py [CLIP...]

The movements are synthetic (rest, and reaches of minimum jerk), the noise is that of real
landmarks (see pointer_hands.py): parameters were chosen on two of its sources, figures are given
for the others. Pixels are those of a monitor of 1920 x 1080. CLIPs are pictures with truth beside
them (NAME.truth.json) that hold clicks: they go through MediaPipe.

Beside the pointer as it is (relative) stand the same without any filter, dead zone or freeze, and
the absolute mapping that it replaced: a box in the middle of the picture is the screen.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])
sys.path.append(str(Path(__file__).resolve().parent))

from pointer_hands import HELD_OUT, TUNED_ON, Array, Still, frames, reach, stills

from controller.pointer import steering
from controller.pointer.desktop import Desktop, Monitor
from controller.pointer.steering import Steering, gain_curve
from gestures.geometry import palm_centre
from gestures.landmarks import INDEX_MCP, INDEX_TIP, PALM, HandFrame
from gestures.pointing import palm_path
from gestures.pointing.pinch_freeze import Change

DESKTOP = Desktop([Monitor(0, 0, 1920, 1080, primary=True)])
ROOM = Desktop([Monitor(-50_000, -50_000, 100_000, 100_000)])
"""Without edges, so that movements can be measured; the gains are those of DESKTOP."""
NEVER = Change(-1, start=0.0, size=math.inf, beyond=0.0, back=0.0, complete=0.0)
RATES = (15, 30, 60)
NEAR, FAR = 0.12, 0.05
"""Hand-widths in picture heights: about 0.9 m and 2.2 m from a webcam."""

Pointer = Callable[[HandFrame], tuple[float, float]]


def relative(change: Change | None = None) -> Pointer:
    """Return the pointer as it is."""
    gain = gain_curve(DESKTOP)
    steer = Steering(ROOM, (0, 0), gain, *([] if change is None else [change]))
    return lambda frame: steer.follow(frame, frame.hands[0])


def unfiltered() -> Pointer:
    """Return the same with nothing between the palm and the gain."""
    kept = palm_path.MIN_CUTOFF, steering.Leash
    palm_path.MIN_CUTOFF = 1e6
    steering.Leash = lambda: _NoLeash()  # type: ignore[assignment,misc]
    try:
        return relative(NEVER)
    finally:
        palm_path.MIN_CUTOFF, steering.Leash = kept


class _NoLeash:
    def __init__(self) -> None:
        self._at: Array = np.zeros(2)

    def pull(self, place: Array) -> Array:
        step, self._at = place - self._at, place
        return step


def absolute() -> Pointer:
    """Return the former mapping with its filter: the middle half of the picture is the screen."""
    state: dict[str, Array] = {}

    def follow(frame: HandFrame) -> tuple[float, float]:
        raw = palm_centre(frame.hands[0].image)[:2].astype(np.float64)
        if state:
            elapsed = frame.t - state["t"]
            speed = (raw - state["at"]) / elapsed
            state["speed"] = _mix(state["speed"], speed, 1.0, elapsed)
            cutoff = 1.2 + 6.0 * float(np.linalg.norm(state["speed"]))
            state["at"] = _mix(state["at"], raw, cutoff, elapsed)
        else:
            state.update(at=raw, speed=np.zeros(2), shown=raw)
        state["t"] = np.float64(frame.t)
        if np.linalg.norm((state["at"] - state["shown"]) / [0.5, 0.45] * [1, 9 / 16]) > 0.002:
            state["shown"] = state["at"]
        x, y = (state["shown"] - [0.25, 0.25]) / [0.5, 0.45] * [1919, 1079]
        return float(x), float(y)

    return follow


def _mix(old: Array, new: Array, cutoff: float, elapsed: float) -> Array:
    return old + (new - old) / (1 + 1 / (2 * math.pi * cutoff * elapsed))


POINTERS: dict[str, Callable[[], Pointer]] = {
    "relative": relative,
    "no filter": unfiltered,
    "absolute (former)": absolute,
}


def lead(pointer: Pointer, those: Iterable[HandFrame]) -> Array:
    """Return the pointer's places (frames, 2)."""
    return np.array([pointer(frame) for frame in those])


def jitter(make: Callable[[], Pointer], some: list[Still], fps: float, size: float) -> Array:
    """Return the RMS (pixels) about the mean place for each hand at rest for 5 s."""
    still = np.zeros((round(6 * fps), 2))
    ways = (lead(make(), frames(one, still, fps, size, 0))[round(fps) :] for one in some)
    return np.array([np.sqrt(((way - way.mean(0)) ** 2).sum(1).mean()) for way in ways])


def lags(
    make: Callable[[], Pointer], some: list[Still], fps: float, distance: float, duration: float
) -> tuple[float, float]:
    """Return by how many ms the pointer is half-way, and within 5 % of its end, after the hand."""
    path = reach(distance, duration, fps, 1.0, 1.5)
    late = []
    for seed, one in enumerate(some):
        way = lead(make(), frames(one, path, fps, NEAR, seed))[:, 0]
        begin, end = way[round(0.9 * fps)], way[-round(0.3 * fps) :].mean()
        done = (way - begin) / (end - begin)
        truth = (path[:, 0] - path[0, 0]) / distance
        late.append(
            [_passes(done, share, fps) - _passes(truth, share, fps) for share in (0.5, 0.95)]
        )
    half, there = np.median(late, axis=0) * 1000
    return float(half), float(there)


def _passes(way: Array, share: float, fps: float) -> float:
    """Return when (s) a way first passes a share of itself, between two frames if need be."""
    after = int(np.argmax(way >= share))
    step = way[after] - way[after - 1]
    return (after - 1 + (share - way[after - 1]) / step) / fps


def print_noise() -> None:
    print("Jitter of landmarks at rest, hand-widths RMS (median over stretches)")
    for file in (*TUNED_ON, *HELD_OUT):
        some = stills((file,))
        points = {"palm": PALM, "index knuckle": (INDEX_MCP,), "index tip": (INDEX_TIP,)}
        shown = (
            f"{name} {np.median([one.jitter(which) for one in some]):.4f}"
            for name, which in points.items()
        )
        print(f"  {file:<36} n {len(some):>3}   {'   '.join(shown)}")


def print_rest(some: list[Still]) -> None:
    print("\nAt rest, pixels RMS: median (90 %) over hands")
    for name, make in POINTERS.items():
        cells = []
        for size, fps in ((NEAR, 15), (NEAR, 30), (NEAR, 60), (FAR, 30)):
            values = jitter(make, some, fps, size)
            place = "near" if size == NEAR else "far"
            cells.append(
                f"{place} {fps} fps {np.median(values):5.2f} ({np.quantile(values, 0.9):5.2f})"
            )
        print(f"  {name:<18} {'   '.join(cells)}")


def print_lags(some: list[Still]) -> None:
    print("\nLag, ms (median): half-way / within 5 % of the end")
    speeds = {"slow, 1 hand-width in 1.5 s": (1.0, 1.5), "fast, 4 in 0.5 s": (4.0, 0.5)}
    for what, (distance, duration) in speeds.items():
        print(f"  {what}")
        for name, make in POINTERS.items():
            cells = []
            for fps in RATES:
                half, there = lags(make, some, fps, distance, duration)
                cells.append(f"{fps} fps {half:4.0f} /{there:4.0f}")
            print(f"    {name:<18} {'   '.join(cells)}")


def print_clicks(clips: list[str]) -> None:
    from pointer_clips import clicks

    print("\nPixels from the place at the beginning of a pinch to that of the click (rendered)")
    ways = {
        "with freeze": relative,
        "without": lambda: relative(NEVER),
        "absolute (former)": absolute,
    }
    found = {name: clicks(clips, make) for name, make in ways.items()}
    for name, values in found.items():
        if len(values):
            cuts = np.quantile(values, [0.5, 0.9, 1.0])
            shown = f"median {cuts[0]:5.1f}   90 % {cuts[1]:5.1f}   max {cuts[2]:5.1f}"
            print(f"  {name:<18} n {len(values)}   {shown}")


def main() -> None:
    print_noise()
    some = stills(HELD_OUT, most=40)
    print_rest(some)
    print_lags(some)
    if len(sys.argv) > 1:
        print_clicks(sys.argv[1:])


if __name__ == "__main__":
    main()
