"""Items worked on side by side, by processes that each open what they need once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.util import Finalize
from typing import Any, Protocol

from controller.errors import UserError
from controller.evaluation.store import Result

TICK = 0.2
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Job:
    """One item. key: of its result; argument: what the worker gets; both go between processes."""

    key: str
    item: str
    argument: Any


class Stop(Protocol):
    """A flag that asks for the end (threading's and multiprocessing's events are such)."""

    def is_set(self) -> bool: ...


Worker = Callable[[Any, Stop], Result | None]
"""Works on a job's argument. None: it was asked to stop on the way."""

Opener = Callable[[], AbstractContextManager[Worker]]
"""Opens a worker; must be importable by name."""


def work_through(
    jobs: Sequence[Job], opener: Opener, workers: int, stop: threading.Event
) -> Iterator[tuple[Job, Result]]:
    """Yield each job with its result as it is finished; ends early when ``stop`` is set.

    Raises what a worker raises, and UserError when one dies.
    """
    if not jobs:
        return
    if workers == 1 or len(jobs) == 1:
        yield from _one_by_one(jobs, opener, stop)
    else:
        yield from _side_by_side(jobs, opener, min(workers, len(jobs)), stop)


def _one_by_one(
    jobs: Sequence[Job], opener: Opener, stop: threading.Event
) -> Iterator[tuple[Job, Result]]:
    with opener() as work:
        for job in jobs:
            result = None if stop.is_set() else work(job.argument, stop)
            if result is None:
                return
            yield job, result


def _side_by_side(
    jobs: Sequence[Job], opener: Opener, workers: int, stop: threading.Event
) -> Iterator[tuple[Job, Result]]:
    # MediaPipe's threads do not outlive a fork.
    context = multiprocessing.get_context("spawn")
    told = context.Event()
    waiting = iter(jobs)
    running: dict[Future[Result | None], Job] = {}
    pool = ProcessPoolExecutor(workers, context, _start, (opener, told))
    try:
        with _deaf_children():
            for _, job in zip(range(workers), waiting, strict=False):
                running[pool.submit(_work, job.argument)] = job
        while running and not stop.is_set():
            done, _ = wait(running, timeout=TICK, return_when=FIRST_COMPLETED)
            for future in done:
                job, result = running.pop(future), future.result()
                following = next(waiting, None)
                if following is not None:
                    running[pool.submit(_work, following.argument)] = following
                if result is not None:
                    yield job, result
    except BrokenProcessPool as error:
        raise UserError(
            "a worker process ended unexpectedly",
            "the same command goes on from there; with --workers 1 the reason is shown",
        ) from error
    finally:
        told.set()
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Have processes started now ignore Ctrl-C, which a terminal sends to all of them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_opened: Worker
_told: Stop


def _start(opener: Opener, told: Stop) -> None:
    """Open this process's worker, to be closed when it ends."""
    global _opened, _told
    threading.Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stack = ExitStack()
    _opened, _told = stack.enter_context(opener()), told
    # By an exit handler it would be too late: MediaPipe needs its threads to close.
    Finalize(None, stack.close, exitpriority=0)


def _end_with_parent() -> None:
    """End when the parent was killed: nobody would take the results."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(argument: Any) -> Result | None:
    return _opened(argument, _told)
