"""What every source of pictures offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture in mirror view (x grows to the user's own right).

    t: seconds of the source's clock: a camera's frame by time.monotonic() at capture,
        a clip's by the time stored in the file.
    captured: time.monotonic() at which the picture became available, for latencies.
    image: (height, width, 3) uint8 RGB, contiguous.
    """

    t: float
    captured: float
    image: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What the source is: ``fps`` is nominal (0 when unknown), sizes in pixels."""

    name: str
    width: int
    height: int
    fps: float
    live: bool


class Stalled(Exception):  # noqa: N818 - a state of the source, not a failure
    """No frame came in time, but the source is still trying (a camera that was unplugged)."""


class Source(Protocol):
    """A stream of pictures. Not thread-safe; close() may be called twice."""

    @property
    def info(self) -> SourceInfo: ...

    def read(self) -> Frame | None:
        """Return the next frame, or None when the stream has ended.

        Frame times strictly increase. Raises SourceError when the source fails for good,
        Stalled when it was opened with a patience and that ran out.
        """

    def close(self) -> None: ...
