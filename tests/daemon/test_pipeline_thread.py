"""A run that fails is tried again; a fault of the program does not end it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import pytest

from controller.daemon import pipeline_thread
from controller.daemon.pipeline_thread import PipelineThread
from controller.errors import SourceError


class FakePipeline:
    """Runs until it is stopped, or fails as told."""

    def __init__(self, failure: Exception | None, endless: bool = True) -> None:
        self._failure = failure
        self._endless = endless

    def run(self, stopped: Callable[[], bool]) -> None:
        if self._failure is not None:
            raise self._failure
        while self._endless and not stopped():
            threading.Event().wait(0.005)


def run(
    monkeypatch: pytest.MonkeyPatch, *pipelines: Any, ends: bool = False
) -> tuple[list[str], list[str]]:
    """Return what was told of failures, and what was closed or ended, in order."""
    monkeypatch.setattr(pipeline_thread, "FIRST_DELAY", 0.01)
    left, told, log = list(pipelines), [], []
    running, ended = threading.Event(), threading.Event()

    def build(stack: ExitStack) -> Any:
        stack.callback(log.append, "closed")
        if len(left) == 1:
            running.set()
        return left.pop(0)

    def end() -> None:
        log.append("ended")
        ended.set()

    thread = PipelineThread(build, told.append, end)
    thread.start()
    assert (ended if ends else running).wait(5)
    thread.close()
    return told, log


def test_failures_are_told_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    told, log = run(
        monkeypatch,
        FakePipeline(SourceError("no camera", "plug one in")),
        FakePipeline(ZeroDivisionError("oops")),
        FakePipeline(None),
    )
    assert told == [
        "",
        "no camera: plug one in",
        "",
        "a fault of the program: ZeroDivisionError: oops",
        "",
    ]
    assert log == ["closed"] * 3


def test_the_end_of_a_clip_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told, log = run(monkeypatch, FakePipeline(None, endless=False), ends=True)
    assert (told, log) == ([""], ["closed", "ended"])
