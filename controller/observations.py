"""Hands as they arrive: from pictures through a tracker, or replayed from a recording."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from controller.errors import UsageError
from controller.sources.base import Source
from controller.sources.releasable import ReleasableSource
from controller.tracker.base import Landmarker
from controller.tracker.bodies import Bodies
from controller.tracker.on_demand import RestingLandmarker
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
    """Looks for hands in the pictures of a source. Closes source and landmarkers with itself.

    bodies: looks for the user's body too, while that is wanted of it.
    """

    def __init__(
        self, source: Source, landmarker: Landmarker, bodies: Bodies | None = None
    ) -> None:
        self._source = source
        self._landmarker = landmarker
        self._bodies = bodies
        self._tracker = HandTracker()

    def read(self) -> Observation | None:
        frame = self._source.read()
        if frame is None:
            return None
        height, width = frame.image.shape[:2]
        found = self._landmarker.detect(frame.image, frame.t)
        hands = self._tracker.update(frame.t, width, height, found)
        if self._bodies is not None:
            body = self._bodies.look(frame.image, frame.t, hands=bool(hands.hands))
            hands = replace(hands, body=body)
        return Observation(hands, frame.captured, frame.image)

    def close(self) -> None:
        with ExitStack() as closing:
            for part in (self._bodies, self._landmarker, self._source):
                if part is not None:
                    closing.callback(part.close)


class TrackedCamera(TrackedSource):
    """Looks for hands in what a camera sees. While the camera rests the landmarkers do too.

    open_camera: opens the camera that a name (as ``--source`` takes it) stands for.
    """

    def __init__(
        self,
        open_camera: Callable[[str], Source],
        camera: str,
        landmarker: RestingLandmarker,
        bodies: Bodies | None = None,
    ) -> None:
        self._open_camera = open_camera
        self._camera = ReleasableSource(lambda: open_camera(camera))
        self._hands = landmarker
        super().__init__(self._camera, landmarker, bodies)

    def rest(self) -> bool:
        self._camera.rest()
        self._tracker.reset()
        self._hands.rest()
        if self._bodies is not None:
            self._bodies.rest()
        return True

    def use_camera(self, camera: str) -> None:
        self._camera.use(lambda: self._open_camera(camera))
        self._tracker.reset()
