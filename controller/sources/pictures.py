"""Image sequences: a folder of pictures, or a pattern like shots/*.png or shot_%04d.png."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from controller.errors import SourceError, UsageError
from controller.sources.base import Frame, SourceInfo
from controller.sources.file_faults import check_size, unreadable
from controller.sources.opencv import cv2, to_picture
from controller.sources.pacing import Pacer

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".webp")

_PRINTF = re.compile(r"%0?\d*d")
_GLOB = re.compile(r"[*?\[]")


def is_pattern(path: Path) -> bool:
    """Say whether a path names many pictures: ``%04d``, ``*``, ``?`` or ``[...]``."""
    return bool(_PRINTF.search(path.name) or _GLOB.search(path.name))


def find_pictures(path: Path) -> list[Path]:
    """Return a folder's or pattern's pictures, numbers in their names in numeric order.

    Raises SourceError when there are none.
    """
    try:
        found = _in_folder(path) if path.is_dir() else _matching(path)
    except OSError as error:
        raise unreadable(path, error) from error
    if not found:
        raise SourceError(f"no pictures at {path}", f"there must be some of {', '.join(SUFFIXES)}")
    return sorted(found, key=_natural)


class Pictures:
    """Plays pictures of equal size at ``fps``.

    mirror and speed as for Clip. Raises SourceError for pictures that are missing,
    damaged, too small or of different sizes, UsageError for an fps that is not positive.
    """

    def __init__(
        self,
        path: Path,
        *,
        fps: float = 30.0,
        mirror: bool = True,
        speed: str = "real",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        if not fps > 0:
            raise UsageError(f"pictures cannot be played at {fps:g} fps", "use a positive rate")
        self._paths = find_pictures(path)
        self._mirror = mirror
        self._pacer = Pacer(speed, clock=clock, sleep=sleep)
        self._next = 0
        first = load_picture(self._paths[0])
        check_size(self._paths[0], first)
        height, width = first.shape[:2]
        self._info = SourceInfo(path.name, width, height, fps, live=False)

    @property
    def info(self) -> SourceInfo:
        return self._info

    def read(self) -> Frame | None:
        """Return the next picture when it is due, or None after the last."""
        if self._next >= len(self._paths):
            return None
        t = self._next / self._info.fps
        path = self._paths[self._next]
        bgr = load_picture(path)
        self._check_same_size(path, bgr)
        self._next += 1
        return Frame(t, self._pacer.wait(t), to_picture(bgr, mirror=self._mirror))

    def close(self) -> None:
        self._next = len(self._paths)

    def _check_same_size(self, path: Path, bgr: NDArray[np.uint8]) -> None:
        height, width = bgr.shape[:2]
        if (width, height) != (self._info.width, self._info.height):
            raise SourceError(
                f"{path} is {width}x{height}, the pictures before it "
                f"{self._info.width}x{self._info.height}",
                "make all pictures the same size",
            )


def load_picture(path: Path) -> NDArray[np.uint8]:
    """Return a picture as BGR (height, width, 3). Raises SourceError when it cannot be decoded."""
    try:
        data = np.fromfile(path, dtype=np.uint8)  # cv2.imread fails on some Windows paths
    except OSError as error:
        raise unreadable(path, error) from error
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    if picture is None:
        raise SourceError(f"{path} is not a picture or is damaged", "replace or remove it")
    return np.asarray(picture, dtype=np.uint8)


def _in_folder(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.iterdir()
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
    ]


def _matching(pattern: Path) -> list[Path]:
    if _PRINTF.search(pattern.name):
        parts = _PRINTF.split(pattern.name)
        name = re.compile(r"\d+".join(re.escape(part) for part in parts))
        return [path for path in pattern.parent.iterdir() if name.fullmatch(path.name)]
    return [path for path in pattern.parent.glob(pattern.name) if path.is_file()]


def _natural(path: Path) -> list[tuple[int, str]]:
    """Sort key under which shot_10 comes after shot_9."""
    return [
        (int(part), "") if part.isdecimal() else (-1, part)
        for part in re.split(r"(\d+)", path.name.lower())
    ]
