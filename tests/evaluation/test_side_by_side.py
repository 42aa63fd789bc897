"""Jobs worked on by several processes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from controller.errors import SourceError, UserError
from controller.evaluation.work import Job, Stop, Worker, work_through


@contextmanager
def squares() -> Iterator[Worker]:
    def work(number: int, _: Stop) -> Mapping[str, int]:
        return {"square": number * number, "process": os.getpid()}

    yield work


@contextmanager
def closing_note() -> Iterator[Worker]:
    """Leaves a file behind when it is closed."""

    def work(folder: str, _: Stop) -> Mapping[str, str]:
        folders.add(folder)
        return {}

    folders: set[str] = set()
    yield work
    for folder in folders:
        (Path(folder) / f"closed-{os.getpid()}").touch()


@contextmanager
def trouble() -> Iterator[Worker]:
    def work(kind: str, stop: Stop) -> Mapping[str, str] | None:
        match kind:
            case "raise":
                raise SourceError("no such picture", "look elsewhere")
            case "die":
                os._exit(3)
            case "last":
                while not stop.is_set():
                    time.sleep(0.01)
                return None
        return {}

    yield work


def jobs(*arguments: object) -> list[Job]:
    return [Job(str(place), str(place), argument) for place, argument in enumerate(arguments)]


def run(
    arguments: list[Job], opener: object, workers: int, stop: threading.Event | None = None
) -> dict[str, Mapping[str, int]]:
    done = work_through(arguments, opener, workers, stop or threading.Event())
    return {job.key: result for job, result in done}


@pytest.mark.parametrize("workers", [1, 2])
def test_every_job_is_done_once(workers: int) -> None:
    results = run(jobs(*range(9)), squares, workers)
    assert {int(key): one["square"] for key, one in results.items()} == {n: n * n for n in range(9)}
    assert (os.getpid() in {one["process"] for one in results.values()}) == (workers == 1)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_is_closed(workers: int, tmp_path: Path) -> None:
    run(jobs(str(tmp_path), str(tmp_path)), closing_note, workers)
    assert list(tmp_path.glob("closed-*"))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_worker_raises_arrives(workers: int) -> None:
    with pytest.raises(SourceError, match="no such picture: look elsewhere"):
        run(jobs("raise", "fine"), trouble, workers)


def test_a_worker_that_dies_is_said() -> None:
    with pytest.raises(UserError, match="the same command goes on from there"):
        run(jobs("die", "fine", "fine"), trouble, 2)


def test_a_stop_reaches_what_is_under_way() -> None:
    stop = threading.Event()
    done = []
    for job, _ in work_through(jobs("fine", "last", "fine", "last"), trouble, 2, stop):
        done.append(job.key)
        if len(done) == 2:
            stop.set()
    assert sorted(done) == ["0", "2"]
