"""What the landmarkers find, what it costs, and whether they know left from right.

    python benchmarks/landmarks.py found ../shared/data/static/frames
    python benchmarks/landmarks.py handedness ../shared/data/static/frames
    python benchmarks/landmarks.py stream CLIP...
    python benchmarks/landmarks.py far ../shared/data/static/frames [--search whole] [--json FILE]
    python benchmarks/landmarks.py ghosts ../shared/data/masks [--search whole]

`found`: share of pictures with a hand, a body, a face. `handedness`: on HaGRID photos
whose gesture tells which side of the hand the camera sees, which with the order of the
knuckles tells the hand. `stream`: a clip (as a camera sees it) through a landmarker that
always looks for two hands and through the one that looks for the second now and then.
`far`: each picture as 1.5 s of a swaying, noisy stream; the halves are by image id, 0 is
the one that the search was made with. `ghosts`: faces likewise, which hold no hand.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks import far_hands
from controller.tracker.base import Landmarker
from controller.tracker.mediapipe_hands import IMAGE_CONFIDENCE, ImageHands, VideoHands
from controller.tracker.open import open_landmarker
from controller.tracker.quiet import quiet_stderr
from gestures.landmarks import INDEX_MCP, PINKY_MCP
from gestures.tracking import HandTracker
from models.manifest import load_asset

Picture = NDArray[np.uint8]

PALM_TO_CAMERA = ("palm", "stop", "four", "three", "three2", "one", "peace", "rock", "two_up")
BACK_TO_CAMERA = ("stop_inverted", "peace_inverted", "two_up_inverted")


def mirrored(bgr: NDArray[Any]) -> Picture:
    """Turn a BGR picture as a camera sees it into RGB in mirror view."""
    return np.ascontiguousarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)[:, ::-1])


def pictures(folder: Path, every: int = 1, shortest: int = 0) -> Iterator[Picture]:
    """Yield each nth picture under folder, enlarged to a short side of at least shortest px."""
    for path in sorted(folder.rglob("*.jpg"))[::every]:
        bgr = cv2.imread(str(path))
        scale = max(1.0, shortest / min(bgr.shape[:2]))
        yield mirrored(cv2.resize(bgr, None, fx=scale, fy=scale))


def found(options: argparse.Namespace) -> None:
    """Print how many pictures show a hand, a body, a face."""
    with ExitStack() as stack:
        hands = stack.enter_context(ImageHands(detection_confidence=options.confidence))
        finders: dict[str, Callable[[Picture], Any]] = {
            "hand": hands.detect_image,
            "body": stack.enter_context(task_finder("Pose", "pose_landmarks")),
            "face": stack.enter_context(task_finder("Face", "face_landmarks")),
        }
        counts = dict.fromkeys(finders, 0)
        total = 0
        for picture in pictures(options.folder, options.every, shortest=384):
            total += 1
            for name, find in finders.items():
                counts[name] += bool(find(picture))
    for name, count in counts.items():
        print(f"{name:5s} {count:5d} of {total} pictures  {count / total:.3f}")


@contextmanager
def task_finder(kind: str, result: str) -> Iterator[Callable[[Picture], Any]]:
    """Open the pose or face bundle with the Tasks API's defaults."""
    import mediapipe
    from mediapipe.tasks.python import vision
    from mediapipe.tasks.python.core.base_options import BaseOptions

    base = BaseOptions(model_asset_path=str(load_asset(f"{kind.lower()}_landmarker")))
    options = getattr(vision, f"{kind}LandmarkerOptions")(base_options=base)
    srgb = mediapipe.ImageFormat.SRGB
    with quiet_stderr():
        task = getattr(vision, f"{kind}Landmarker").create_from_options(options)
    with task:
        yield lambda picture: getattr(
            task.detect(mediapipe.Image(image_format=srgb, data=picture)), result
        )


def handedness(options: argparse.Namespace) -> None:
    """Print how often the handedness is the one that knuckles and gesture tell."""
    with ImageHands() as landmarker:
        for gesture in PALM_TO_CAMERA + BACK_TO_CAMERA:
            hits = []
            for picture in pictures(options.folder / gesture):
                hands = landmarker.detect_image(picture)
                if len(hands) == 1:
                    index, pinky = hands[0].image[[INDEX_MCP, PINKY_MCP], 0]
                    own = "right" if (index < pinky) == (gesture in PALM_TO_CAMERA) else "left"
                    hits.append(hands[0].handedness == own)
            print(f"{gesture:16s} {sum(hits):3d} of {len(hits):3d}  {np.mean(hits):.3f}")


def read_clip(path: Path) -> list[Picture]:
    capture = cv2.VideoCapture(str(path))
    frames = []
    while (read := capture.read())[0]:
        frames.append(mirrored(read[1]))
    return frames


def stream(options: argparse.Namespace) -> None:
    """Print hands and CPU-milliseconds per frame, clip by clip and landmarker by landmarker."""
    openers: dict[str, Callable[[], Landmarker]] = {
        "always two": VideoHands,
        "second now and then": open_landmarker,
    }
    for clip in options.clips:
        frames = read_clip(clip)
        for name, open_one in openers.items():
            print(f"{clip.name:20s} {name:20s} {follow(open_one(), frames, options.fps)}")


def follow(landmarker: Landmarker, frames: Sequence[Picture], fps: float) -> str:
    tracker = HandTracker()
    cost, hands = [], []
    for i, frame in enumerate(frames):
        start = time.process_time()
        raw = landmarker.detect(frame, i / fps)
        cost.append((time.process_time() - start) * 1000)
        hands.append(tracker.update(i / fps, frame.shape[1], frame.shape[0], raw).hands)
    landmarker.close()
    names = sorted({(hand.track_id, hand.handedness) for seen in hands for hand in seen})
    mean, median, high = np.mean(cost), np.median(cost), np.percentile(cost, 95)
    return (
        f"hands {sum(map(len, hands)):4d} on {len(frames)} frames, CPU-ms a frame: mean {mean:.1f}"
        f" median {median:.1f} p95 {high:.1f} max {max(cost):.1f}; tracks {names}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    jobs = parser.add_subparsers(required=True)
    job = jobs.add_parser("found")
    job.add_argument("folder", type=Path)
    job.add_argument("--every", type=int, default=1)
    job.add_argument("--confidence", type=float, default=IMAGE_CONFIDENCE)
    job.set_defaults(run=found)
    job = jobs.add_parser("handedness")
    job.add_argument("folder", type=Path)
    job.set_defaults(run=handedness)
    job = jobs.add_parser("stream")
    job.add_argument("clips", type=Path, nargs="+")
    job.add_argument("--fps", type=float, default=30.0)
    job.set_defaults(run=stream)
    far_hands.add_jobs(jobs)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
