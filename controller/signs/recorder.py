"""Reads a source until the takes are there, and tells what there is to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from controller.observations import Observer
from controller.signs.data_set import DataSet
from controller.signs.sitting import Progress, Sitting
from controller.signs.take_file import SavedTake
from controller.signs.video import write_video
from controller.sources.base import Stalled
from gestures.landmarks import HandFrame
from gestures.signs.takes import Take

_MOST_PICTURES = 600


@dataclass(frozen=True, slots=True)
class View:
    """The newest there is. silent: the camera gives no pictures now.

    image: (height, width, 3) RGB; none for a recording.
    """

    frame: HandFrame | None = None
    image: NDArray[np.uint8] | None = None
    progress: Progress | None = None
    silent: bool = False


class Stop(Protocol):
    """Says whether to stop, like ``threading.Event``."""

    def is_set(self) -> bool: ...


class Keeper:
    """Stores good takes in a data set, with their pictures when ``video`` is set.

    Nothing of a picture is kept otherwise. saved: the files, in order.
    """

    def __init__(
        self,
        data: DataSet,
        sign: str,
        signer: str,
        session: str,
        *,
        video: bool = False,
        origin: str = "camera",
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._data = data
        self._names = (sign, signer, session)
        self._video = video
        self._origin = origin
        self._now = now
        self._pictures: list[tuple[float, NDArray[np.uint8]]] = []
        self.saved: list[Path] = []

    def see(self, t: float, image: NDArray[np.uint8] | None) -> None:
        """Take note of a picture of the take under way."""
        if self._video and image is not None and len(self._pictures) < _MOST_PICTURES:
            self._pictures.append((t, image))

    def forget(self) -> None:
        """The take under way is none."""
        self._pictures.clear()

    def keep(self, take: Take, frames: Sequence[HandFrame]) -> None:
        """Write a take. Raises SourceError when the disk refuses."""
        now = f"{self._now():%Y-%m-%dT%H:%M:%S}"
        size = (frames[0].width, frames[0].height)
        path = self._data.add(SavedTake(take.frames, *size, *self._names, now, self._origin))
        self.saved.append(path)
        times = {frame.t for frame in frames}
        pictures = [(t, image) for t, image in self._pictures if t in times]
        if pictures:
            write_video(path.with_suffix(".mp4"), pictures)


def record(
    observer: Observer,
    sitting: Sitting,
    keeper: Keeper,
    show: Callable[[View], None],
    stop: Stop,
) -> None:
    """Read until all takes are there, the source has ended, or ``stop`` is set.

    show: called after every frame, in this thread.
    """
    while not (sitting.done or stop.is_set()):
        try:
            observation = observer.read()
        except Stalled:
            sitting.interrupt()
            keeper.forget()
            show(View(silent=True))
            continue
        if observation is None:
            return
        keeper.see(observation.frame.t, observation.image)
        progress = sitting.update(observation.frame)
        if progress.phase != "recording":
            keeper.forget()
        show(View(observation.frame, observation.image, progress))
