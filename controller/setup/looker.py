"""A thread that looks through the camera for the guided start."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from controller.errors import UserError
from controller.observations import Observation, Observer
from controller.recognisers import build_swipe_engine
from controller.setup.watching import Seen, Watch
from controller.sources.base import Stalled
from models.errors import AssetError

_log = logging.getLogger(__name__)
_PATCH = 8
"""Every so many-th pixel is enough to tell how bright a picture is."""


@dataclass(frozen=True, slots=True)
class Look:
    """The newest there is. image: (height, width, 3) RGB; none before the first picture, and
    for a recording. began: whether there was a frame at all. silent: whether the camera, opened
    before, gives no pictures now. trouble: why it cannot be opened, as a person can mend it.
    """

    image: NDArray[np.uint8] | None = None
    seen: Seen = field(default_factory=Seen)
    began: bool = False
    silent: bool = False
    trouble: UserError | AssetError | None = None


class Looker:
    """Opens an observer in a thread of its own and looks until it is stopped.

    ``look`` may be read from any thread. A clip begins anew at its end.

    build: opens camera and landmarker. after: one to wait for, as it may have the same camera.
    """

    def __init__(self, build: Callable[[], Observer], after: Looker | None = None) -> None:
        self._build = build
        self._after = after
        self._stop = threading.Event()
        self._anew = threading.Event()
        self.look = Look()
        self._thread = threading.Thread(target=self._run, name="looker", daemon=True)
        self._thread.start()

    def begin_anew(self) -> None:
        """Forget the swipes so far."""
        self._anew.set()
        self.look = replace(self.look, seen=Seen())

    def stop(self) -> None:
        """Let go of the camera soon."""
        self._stop.set()

    def close(self) -> None:
        """Let go of the camera, and wait for that. May be called twice."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        if self._after is not None:
            self._after.close()
            self._after = None
        try:
            while not self._stop.is_set():
                observer = self._build()
                try:
                    self._watch(observer)
                finally:
                    observer.close()
        except (UserError, AssetError) as error:
            self.look = Look(trouble=error)
        except Exception as error:  # a fault of ours must not leave an empty picture unexplained
            _log.exception("a fault of the program")
            self.look = Look(trouble=UserError(f"a fault of the program: {error}"))

    def _watch(self, observer: Observer) -> None:
        engine = build_swipe_engine()
        watch = Watch()
        while not self._stop.is_set():
            try:
                observation = observer.read()
            except Stalled:
                self.look = Look(silent=True)
                continue
            if observation is None:
                return
            if self._anew.is_set():
                self._anew.clear()
                watch.begin_anew()
            events = engine.update(observation.frame)
            seen = watch.take(observation.frame, events, _light(observation))
            if not self._anew.is_set():
                self.look = Look(observation.image, seen, began=True)


def _light(observation: Observation) -> float | None:
    image = observation.image
    return None if image is None else float(image[::_PATCH, ::_PATCH].mean())
