"""The connection to the running program, waited for and found again."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing

from controller.errors import UserError
from controller.event_client import EventClient
from controller.event_stream import EventSink
from controller.monitor.model import DECISIONS

_log = logging.getLogger(__name__)
RETRY = 0.5
"""Seconds between two looks whether the program runs."""


class Link:
    """Passes on what the running program tells, and a line of kind ``link`` when it comes and goes.

    pictures: whether pictures are asked for.
    """

    def __init__(
        self, sink: EventSink, *, pictures: bool, connect: Callable[[], EventClient] = EventClient
    ) -> None:
        self._sink = sink
        self._connect = connect
        self._pictures = pictures
        self._client: EventClient | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="link", daemon=True)
        self._thread.start()

    def ask_for_pictures(self, wanted: bool) -> None:
        """Have frames come with a picture from now on, or without."""
        self._pictures = wanted
        client = self._client
        if client is not None:
            try:
                client.send(self._wish())
            except OSError as error:
                _log.info("the connection was lost: %s", error)

    def close(self) -> None:
        """Pass nothing on any more. A thread that still listens ends with the process."""
        self._stop.set()

    def _wish(self) -> dict[str, object]:
        return {"do": "follow", "frames": True, "pictures": self._pictures}

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                with closing(self._connect()) as client:
                    self._listen(client)
            except (UserError, OSError, ValueError) as problem:
                _log.info("not connected: %s", problem)
            if self._client is not None:
                self._client = None
                self._sink.emit({"kind": "link", "up": False, "at": time.time()})
            self._stop.wait(RETRY)

    def _listen(self, client: EventClient) -> None:
        known = client.ask({"do": "explain", "last": DECISIONS})["decisions"]
        answer, lines = client.follow_as(self._wish())
        link = {"kind": "link", "up": True, "at": time.time(), "decisions": known}
        self._sink.emit({**link, "state": answer.get("state", {})})
        self._client = client
        for line in lines:
            if self._stop.is_set():
                return
            if line["kind"] != "answer":
                self._sink.emit(line)
