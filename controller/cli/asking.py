"""``isyarat explain``, ``pause`` and ``resume``: talking to the running program."""

from __future__ import annotations

import time
from contextlib import closing
from typing import Annotated

import typer

from bindings.durations import parse_duration
from controller.cli.console import line_in_words, out
from controller.errors import UsageError
from controller.event_client import EventClient
from controller.event_stream import Line


def explain(
    last: Annotated[int, typer.Option(min=1, help="How many decisions to show.")] = 20,
) -> None:
    """Say what the running program saw lately, and why it did or did not act."""
    with closing(EventClient()) as client:
        decisions = client.ask({"do": "explain", "last": last})["decisions"]
    assert isinstance(decisions, list)
    if not decisions:
        out.print("nothing has been seen yet")
    for line in decisions:
        out.print(f"{_clock(line)} {line['text']}", markup=False, soft_wrap=True)


def pause(
    duration: Annotated[
        str | None, typer.Argument(help="For so long, such as 30s; until resumed when not given.")
    ] = None,
) -> None:
    """Have the running program let go of everything and ignore hands."""
    try:
        seconds = None if duration is None else parse_duration(duration)
    except ValueError as error:
        raise UsageError(str(error), "write a duration such as 30s") from None
    _order({"do": "pause", "seconds": seconds})
    out.print("paused" if seconds is None else f"paused for {seconds:g} s")


def resume() -> None:
    """Have the running program heed hands again."""
    _order({"do": "resume"})
    out.print("resumed")


def _order(request: Line) -> None:
    with closing(EventClient()) as client:
        client.ask(request)


def print_line(line: Line) -> None:
    """Write a line of the event stream with its time of day."""
    out.print(f"{_clock(line)} {line_in_words(line)}", markup=False, soft_wrap=True)


def _clock(line: Line) -> str:
    """Return the time of day of a line, to the tenth of a second."""
    at = float(str(line["at"]))
    return time.strftime("%H:%M:%S", time.localtime(at)) + f".{int(at * 10) % 10}"
