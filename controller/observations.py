"""Hands as they arrive: from pictures through a tracker, or replayed from a recording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from controller.errors import UsageError
from controller.sources.base import Source
from controller.sources.releasable import ReleasableSource
from controller.tracker.base import Landmarker
from gestures.landmarks import HandFrame
from gestures.tracking import HandTracker

_NO_CAMERA = "start it with --source camera"


@dataclass(frozen=True, slots=True)
class Observation:
    """The hands of one frame, and when (time.monotonic()) that frame became available.

    image: the picture (height, width, 3) RGB; None where there is none (a recording).
    """

    frame: HandFrame
    captured: float
    image: NDArray[np.uint8] | None = None


class Observer(Protocol):
    """A stream of observations, their frames' times strictly increasing."""

    def read(self) -> Observation | None:
        """Return the next observation, or None when the stream has ended.

        Raises Stalled when a camera gives no picture for a while; it may be read again.
        """

    def rest(self) -> bool:
        """Let go of the camera until the next read(), which opens it again.

        False where there is none: a clip plays on.
        """

    def use_camera(self, camera: str) -> None:
        """Go on with another camera (as ``--source`` names it) from the next read() on.

        Raises UsageError where there is none to change.
        """

    def close(self) -> None: ...


class NoCamera:
    """The part of an Observer that has no camera to let go of."""

    def rest(self) -> bool:
        return False

    def use_camera(self, camera: str) -> None:
        raise UsageError(f"no camera is in use, so it cannot be changed to {camera}", _NO_CAMERA)


class TrackedSource(NoCamera):
    """Looks for hands in the pictures of a source. Closes source and landmarker with itself."""

    def __init__(self, source: Source, landmarker: Landmarker) -> None:
        self._source = source
        self._landmarker = landmarker
        self._tracker = HandTracker()

    def read(self) -> Observation | None:
        frame = self._source.read()
        if frame is None:
            return None
        height, width = frame.image.shape[:2]
        found = self._landmarker.detect(frame.image, frame.t)
        hands = self._tracker.update(frame.t, width, height, found)
        return Observation(hands, frame.captured, frame.image)

    def close(self) -> None:
        try:
            self._source.close()
        finally:
            self._landmarker.close()


class TrackedCamera(TrackedSource):
    """Looks for hands in what a camera sees.

    open_camera: opens the camera that a name (as ``--source`` takes it) stands for.
    """

    def __init__(
        self, open_camera: Callable[[str], Source], camera: str, landmarker: Landmarker
    ) -> None:
        self._open_camera = open_camera
        self._camera = ReleasableSource(lambda: open_camera(camera))
        super().__init__(self._camera, landmarker)

    def rest(self) -> bool:
        self._camera.rest()
        self._tracker.reset()
        return True

    def use_camera(self, camera: str) -> None:
        self._camera.use(lambda: self._open_camera(camera))
        self._tracker.reset()
