"""The pipeline in a thread of its own, started again when it fails."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import ExitStack

from bindings.problems import ProfileError
from controller.errors import UserError
from controller.pipeline import Pipeline
from models.errors import AssetError

_log = logging.getLogger(__name__)

FIRST_DELAY, LAST_DELAY = 2.0, 60.0
"""Seconds before a run that failed is tried again, doubled from one to the next."""

Build = Callable[[ExitStack], Pipeline]


class PipelineThread:
    """Builds a pipeline and runs it until it is closed.

    build: makes the pipeline and leaves what must be closed to the stack; called in the thread.
    fail: hears what is wrong in one line, and ``""`` once it runs again.
    ended: called when the source has come to its end (a clip; a camera never does).
    """

    def __init__(
        self, build: Build, fail: Callable[[str], None], ended: Callable[[], None]
    ) -> None:
        self._build = build
        self._fail = fail
        self._ended = ended
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pipeline")

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """End the run, let go of everything, and wait for that."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        delay = FIRST_DELAY
        while not self._stop.is_set():
            try:
                with ExitStack() as stack:
                    pipeline = self._build(stack)
                    self._fail("")
                    pipeline.run(self._stop.is_set)
                break
            except (UserError, ProfileError, AssetError) as error:
                _log.error("%s", error)
                self._fail(str(error).partition("\n")[0])
            except Exception as error:  # a fault of ours must not end a program that runs all day
                _log.exception("a fault of the program")
                self._fail(f"a fault of the program: {type(error).__name__}: {error}")
            self._stop.wait(delay)
            delay = min(2 * delay, LAST_DELAY)
        if not self._stop.is_set():
            self._ended()
