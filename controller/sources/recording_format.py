"""The file format of recordings: arrays in an npz, checked on the way in and out.

Members: ``header`` (text) and, for each chunk n, ``frames/n``, ``hands/n`` and ``bodies/n``
with the records below; a frame's hands follow those of the frame before it, a body belongs to
the frame of its time. Numbers are kept as they are (landmarks float32, times and scores
float64), so a replay is exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import N_BODY_LANDMARKS, N_LANDMARKS, Body, Hand, HandFrame

SUFFIX = ".hands.npz"
HEADER = "isyarat landmarks"
VERSION = 1

Records = NDArray[np.void]

FRAME = np.dtype([("t", "<f8"), ("width", "<i4"), ("height", "<i4"), ("hands", "u1")])

HAND = np.dtype(
    [
        ("track_id", "<i8"),
        ("right", "?"),
        ("handedness_score", "<f8"),
        ("score", "<f8"),
        ("age", "<f8"),
        ("image", "<f4", (N_LANDMARKS, 3)),
        ("world", "<f4", (N_LANDMARKS, 3)),
    ]
)

BODY = np.dtype(
    [
        ("t", "<f8"),
        ("points", "<f4", (N_BODY_LANDMARKS, 3)),
        ("visibility", "<f4", (N_BODY_LANDMARKS,)),
    ]
)

_HAND_NUMBERS = ("handedness_score", "score", "age", "image", "world")


class Packed(NamedTuple):
    """Frames (N,), their hands (H,) and their bodies (B,) as records."""

    frames: Records
    hands: Records
    bodies: Records


def is_recording(source: str | Path) -> bool:
    """Say whether a path names a recording, by its suffix ``.hands.npz``."""
    return str(source).lower().endswith(SUFFIX)


def pack(frames: Sequence[HandFrame]) -> Packed:
    """Return the records of frames. Raises ValueError for wrong shapes."""
    frame_records = np.array([_frame_record(frame) for frame in frames], dtype=FRAME)
    hand_records = np.zeros(sum(len(frame.hands) for frame in frames), dtype=HAND)
    hands = (hand for frame in frames for hand in frame.hands)
    for record, hand in zip(hand_records, hands, strict=True):
        _fill(record, hand)
    bodies = [(frame.t, frame.body) for frame in frames if frame.body is not None]
    body_records = np.zeros(len(bodies), dtype=BODY)
    for record, (t, body) in zip(body_records, bodies, strict=True):
        _fill_body(record, t, body)
    return Packed(frame_records, hand_records, body_records)


def unpack(packed: Packed) -> Iterator[HandFrame]:
    """Yield what was packed; the records must have passed check()."""
    bodies = {float(record["t"]): _body(record) for record in packed.bodies}
    start = 0
    for record in packed.frames:
        end, t = start + int(record["hands"]), float(record["t"])
        found = tuple(_hand(hand) for hand in packed.hands[start:end])
        yield HandFrame(t, int(record["width"]), int(record["height"]), found, bodies.get(t))
        start = end


def check(packed: Packed) -> None:
    """Raise ValueError, saying what is wrong, unless the records make a sound recording."""
    frames, hands, bodies = packed
    if int(frames["hands"].sum()) != len(hands):
        raise ValueError("its frames and hands do not match")
    if not np.isfinite(frames["t"]).all():
        raise ValueError("it has frame times that are not numbers")
    if not (np.diff(frames["t"]) > 0).all():
        raise ValueError("its frame times do not increase")
    if not ((frames["width"] > 0) & (frames["height"] > 0)).all():
        raise ValueError("it has pictures without a size")
    if not all(np.isfinite(hands[field]).all() for field in _HAND_NUMBERS):
        raise ValueError("it has landmarks that are not numbers")
    if not np.isin(bodies["t"], frames["t"]).all():
        raise ValueError("its frames and bodies do not match")
    if not all(np.isfinite(bodies[field]).all() for field in ("points", "visibility")):
        raise ValueError("it has landmarks that are not numbers")


def _frame_record(frame: HandFrame) -> tuple[float, int, int, int]:
    return frame.t, frame.width, frame.height, len(frame.hands)


def _fill(record: np.void, hand: Hand) -> None:
    for name, points in (("image", hand.image), ("world", hand.world)):
        if points.shape != (N_LANDMARKS, 3):
            raise ValueError(f"its {name} landmarks have shape {points.shape}")
        record[name] = points
    record["track_id"] = hand.track_id
    record["right"] = hand.handedness == "right"
    record["handedness_score"] = hand.handedness_score
    record["score"] = hand.score
    record["age"] = hand.age


def _fill_body(record: np.void, t: float, body: Body) -> None:
    record["t"] = t
    for name, values in (("points", body.points), ("visibility", body.visibility)):
        if values.shape != record[name].shape:
            raise ValueError(f"its body's {name} have shape {values.shape}")
        record[name] = values


def _body(record: np.void) -> Body:
    return Body(points=record["points"], visibility=record["visibility"])


def _hand(record: np.void) -> Hand:
    return Hand(
        track_id=int(record["track_id"]),
        handedness="right" if record["right"] else "left",
        handedness_score=float(record["handedness_score"]),
        score=float(record["score"]),
        image=record["image"],
        world=record["world"],
        age=float(record["age"]),
    )
