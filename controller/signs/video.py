"""The pictures of a take as a clip beside it, for those who asked for that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError
from controller.sources.opencv import cv2

_FPS = 30.0


def write_video(path: Path, pictures: Sequence[tuple[float, NDArray[np.uint8]]]) -> None:
    """Write pictures (seconds, RGB of equal size) as an mp4, at their mean rate.

    Raises SourceError when that fails.
    """
    times = [t for t, _ in pictures]
    span = times[-1] - times[0]
    fps = (len(pictures) - 1) / span if span > 0 else _FPS
    height, width = pictures[0][1].shape[:2]
    part = path.with_name(f".{path.stem}.part.mp4")
    code = cv2.VideoWriter.fourcc(*"mp4v")
    writer = cv2.VideoWriter(str(part), cv2.CAP_FFMPEG, code, fps, (width, height))
    try:
        if not writer.isOpened():
            raise SourceError(f"cannot write {path}", "record without --video")
        for _, image in pictures:
            writer.write(cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    finally:
        writer.release()
    part.replace(path)
