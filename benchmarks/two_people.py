"""Two people before one camera: does the user's every gesture count, and none of the other's?

    python benchmarks/two_people.py [USER OTHER]...

USER and OTHER are clips with truth beside them (NAME.truth.json), by default some that come with
the program. They are put side by side in one picture, the user on either side, and go through
MediaPipe and the pipeline. The user's hand is the nearer one, or came first and is about as near;
with ``everybody`` nobody is left out, to see what the other one would do.
"""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2

# Started as a script, this folder would stand in for the package `bindings`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from controller.attention import Attention
from controller.observations import Observation
from controller.observing import build_observer
from controller.pipeline import Pipeline
from controller.recognisers import build_engine
from controller.run_options import RunOptions
from controller.wiring import build_performer
from gestures.events import Event
from gestures.geometry import palm_centre
from gestures.landmarks import HandFrame

CLIPS = Path(__file__).resolve().parents[1] / "controller" / "demo" / "clips"
PAIRS = [
    *("swipes_near.mp4", "swipes_far.mp4"),
    *("slides.mp4", "swipes_far.mp4"),
    *("palm_to_fist.mp4", "swipes_near.mp4"),
]
PROFILE = "version: 1\nbindings: [{on: call, do: {key: a}}]\n"
EARLY, LATE = 0.3, 0.7
"""Seconds around a gesture of the truth within which its event may come."""


class Everybody(Attention):
    """Leaves out nobody."""

    def look(self, frame: HandFrame, bindings: BindingEngine) -> HandFrame:
        """Return the frame as it is."""
        return frame


def beside(left: Path, right: Path, target: Path) -> None:
    """Write both clips side by side, as long as the shorter one."""
    captures = [cv2.VideoCapture(str(path)) for path in (left, right)]
    fps = captures[0].get(cv2.CAP_PROP_FPS)
    size = [int(captures[0].get(p)) for p in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT)]
    writer = cv2.VideoWriter(
        str(target), cv2.VideoWriter.fourcc(*"mp4v"), fps, (2 * size[0], size[1])
    )
    while True:
        pictures = [capture.read() for capture in captures]
        if not all(read for read, _ in pictures):
            break
        writer.write(cv2.hconcat([cv2.resize(picture, size) for _, picture in pictures]))
    writer.release()
    for capture in captures:
        capture.release()


class Replay:
    """What was seen, once more."""

    def __init__(self, seen: list[Observation]) -> None:
        self._left = iter(seen)

    def read(self) -> Observation | None:
        return next(self._left, None)

    def close(self) -> None:
        """Nothing to close."""


def look(clip: Path) -> list[Observation]:
    """Return the hands of every frame."""
    observer = build_observer(RunOptions(str(clip), speed="max"))
    try:
        return list(iter(observer.read, None))
    finally:
        observer.close()


def events(seen: list[Observation], attention: Attention) -> list[Event]:
    """Return what begins or fires in a run."""
    engine = build_engine()
    kept: list[Event] = []
    update = engine.update

    def noted(frame: HandFrame) -> list[Event]:
        found = update(frame)
        kept.extend(event for event in found if event.phase in ("begin", "fire"))
        return found

    engine.update = noted  # type: ignore[method-assign]
    with ExitStack() as stack:
        profile = BindingEngine(parse_profile(PROFILE))
        performer = build_performer(True, stack)
        Pipeline(Replay(seen), engine, profile, performer, attention=attention).run()
    return kept


def truth(clip: Path) -> list[tuple[str, float, float]]:
    """Return name, start and end of each gesture."""
    told = json.loads(clip.with_suffix(".truth.json").read_text("utf-8"))
    return [(one["name"], one["start"], one["end"]) for one in told["events"]]


def count(found: list[Event], wanted: list[tuple[str, float, float]]) -> int:
    """Return how many of the wanted gestures were found."""
    return sum(
        any(event.name == name and start - EARLY <= event.t <= end + LATE for event in found)
        for name, start, end in wanted
    )


def measure(user: Path, other: Path, folder: Path) -> None:
    for where, pair in (("left", (user, other)), ("right", (other, user))):
        both = folder / "both.mp4"
        beside(*pair, both)
        length = cv2.VideoCapture(str(both)).get(cv2.CAP_PROP_FRAME_COUNT) / 30
        wanted = [one for one in truth(user) if one[2] + LATE <= length]
        seen = look(both)
        hands = [hand for one in seen for hand in one.frame.hands]
        # In mirror view the left half of the picture is on the right.
        left = {hand.track_id: float(palm_centre(hand.image)[0]) < 0.5 for hand in hands}
        most = max(len(one.frame.hands) for one in seen)
        for name, make in (("everybody", Everybody), ("nearest", Attention)):
            found = events(seen, make())
            own = [event for event in found if left[event.track_id] == (where == "right")]
            print(
                f"{user.stem:<20} {where:<6} {other.stem:<20} {name:<10} "
                f"user's {count(own, wanted)} of {len(wanted)}   "
                f"user's events {len(own):>2}   other's events {len(found) - len(own):>2}   "
                f"most hands in view {most}",
                flush=True,
            )


def main() -> None:
    clips = [Path(name) for name in sys.argv[1:]] or [CLIPS / name for name in PAIRS]
    with TemporaryDirectory() as folder:
        for user, other in zip(clips[::2], clips[1::2], strict=True):
            measure(user, other, Path(folder))


if __name__ == "__main__":
    main()
