"""What signs cost a frame: recognisers of words and letters, a look of the network, the body.

    python benchmarks/signs.py [CLIP]        default: a shipped clip, its hands signing all along

CPU-milliseconds of this process, all threads.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

import cv2
import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from controller.cli.demo import CLIPS
from controller.signs.open import open_letters, open_network, open_words
from controller.tracker.mediapipe_body import VideoBody
from controller.tracker.open import open_bodies, open_landmarker
from gestures.landmarks import HandFrame
from gestures.signs.features import STEPS, WIDTH, features
from gestures.signs.layout import from_hand_frames
from gestures.signs.spotter import Spotting
from gestures.tracking import HandTracker

FPS = 30
Picture = NDArray[np.uint8]


def main() -> None:
    """Print a table."""
    clip = Path(sys.argv[1]) if len(sys.argv) > 1 else CLIPS / "swipes_right_hand.mp4"
    pictures = list(_pictures(clip))
    table = Table("what", "CPU-ms", "of")
    landmarker, bodies, tracker = open_landmarker(), open_bodies(), HandTracker()
    hands = _cost(pictures, lambda n, image: landmarker.detect(image, n / FPS))
    table.add_row("hands", f"{hands:.1f}", "a frame")
    with VideoBody() as body:
        each = _cost(pictures, lambda n, image: body.detect(image, n / FPS))
    table.add_row("body", f"{each:.1f}", "a look")
    bodies.want(True)
    shared = _cost(pictures, lambda n, image: bodies.look(image, n / FPS, hands=True))
    table.add_row("body as it is looked for", f"{shared:.1f}", f"a frame at {FPS} fps")
    frames = list(_frames(pictures, tracker, landmarker.detect, bodies.look))
    landmarker.close()
    bodies.close()
    for name, recogniser in (("words", open_words()), ("letters", open_letters())):
        spent = _cost(frames, lambda n, frame, of=recogniser: of.update(frame))
        table.add_row(f"recogniser of {name}", f"{spent:.2f}", f"a frame at {FPS} fps")
    at_once = len(Spotting().lengths)
    network, look = open_network(), np.zeros((at_once, STEPS, WIDTH), np.float32)
    spent = _cost(range(200), lambda *_: network(look))
    table.add_row("network", f"{spent:.2f}", f"{at_once} stretches, a step")
    table.add_row("network", f"{_cost(range(200), lambda *_: network(look[:1])):.2f}", "1 stretch")
    stretch = from_hand_frames(frames[-45:])
    spent = _cost(range(100), lambda *_: features(stretch))
    table.add_row("features", f"{spent:.2f}", "1 stretch")
    Console().print(table)


def _cost(each: object, do: Callable[..., object]) -> float:
    """Return CPU-milliseconds of one call; the first few warm up."""
    items = list(each)  # type: ignore[call-overload]
    for n, item in enumerate(items[:5]):
        do(n, item)
    start = time.process_time()
    for n, item in enumerate(items[5:], 5):
        do(n, item)
    return 1000 * (time.process_time() - start) / (len(items) - 5)


def _pictures(clip: Path) -> Iterator[Picture]:
    video = cv2.VideoCapture(str(clip))
    for _ in range(6 * FPS):
        there, image = video.read()
        if not there:
            return
        yield np.ascontiguousarray(cv2.cvtColor(image, cv2.COLOR_BGR2RGB)[:, ::-1])


def _frames(
    pictures: list[Picture],
    tracker: HandTracker,
    detect: Callable[..., object],
    look: Callable[..., object],
) -> Iterator[HandFrame]:
    """Yield what is seen, again and again, with a hand in every frame."""
    seen = []
    for n, image in enumerate(pictures):
        t = 100 + n / FPS
        height, width = image.shape[:2]
        frame = tracker.update(t, width, height, detect(image, t))  # type: ignore[arg-type]
        body = look(image, t, hands=True)
        if frame.hands:
            seen.append(replace(frame, body=body))  # type: ignore[arg-type]
    for n in range(20 * FPS):
        yield replace(seen[n % len(seen)], t=1000 + n / FPS)


if __name__ == "__main__":
    main()
