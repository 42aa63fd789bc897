"""A thread for what takes its time, so that the pipeline does not."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)

Job = Callable[[], None]


class Worker:
    """Does jobs one after the other. Of too many at once the newest are refused."""

    def __init__(self, name: str, *, most_waiting: int = 8) -> None:
        self._jobs: queue.Queue[Job | None] = queue.Queue(most_waiting)
        self._closing = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> bool:
        """Have a job done soon; False when too many are waiting or the worker is closed."""
        if self._closing:
            return False
        try:
            self._jobs.put_nowait(job)
        except queue.Full:
            return False
        return True

    def close(self, timeout: float = 1.0) -> None:
        """Take no more jobs, and give the one under way some seconds. May be called twice."""
        if self._closing:
            return
        self._closing = True
        while not self._jobs.empty():
            self._jobs.get_nowait()
        self._jobs.put_nowait(None)
        self._thread.join(timeout)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception:
                _log.exception("a fault of the program in %s", self._thread.name)
