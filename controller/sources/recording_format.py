"""The file format of recordings: arrays in an npz, checked on the way in and out.

Members: ``header`` (text) and, for each chunk n, ``frames/n`` and ``hands/n`` with the
records below; a frame's hands follow those of the frame before it. Numbers are kept as
they are (landmarks float32, times and scores float64), so a replay is exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestures.landmarks import N_LANDMARKS, Hand, HandFrame

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

_HAND_NUMBERS = ("handedness_score", "score", "age", "image", "world")


def is_recording(source: str | Path) -> bool:
    """Say whether a path names a recording, by its suffix ``.hands.npz``."""
    return str(source).lower().endswith(SUFFIX)


def pack(frames: Sequence[HandFrame]) -> tuple[Records, Records]:
    """Return frame records (N,) and hand records (H,). Raises ValueError for wrong shapes."""
    frame_records = np.array([_frame_record(frame) for frame in frames], dtype=FRAME)
    hand_records = np.zeros(sum(len(frame.hands) for frame in frames), dtype=HAND)
    hands = (hand for frame in frames for hand in frame.hands)
    for record, hand in zip(hand_records, hands, strict=True):
        _fill(record, hand)
    return frame_records, hand_records


def unpack(frames: Records, hands: Records) -> Iterator[HandFrame]:
    """Yield what was packed; the records must have passed check()."""
    start = 0
    for record in frames:
        end = start + int(record["hands"])
        found = tuple(_hand(hand) for hand in hands[start:end])
        yield HandFrame(float(record["t"]), int(record["width"]), int(record["height"]), found)
        start = end


def check(frames: Records, hands: Records) -> None:
    """Raise ValueError, saying what is wrong, unless the records make a sound recording."""
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
