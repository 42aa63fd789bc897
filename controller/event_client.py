"""Asking the running program: one request, one answer, and the stream after ``follow``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from controller.errors import InstanceError, UserError
from controller.event_answers import Request
from controller.event_stream import Line
from controller.instance import runtime_folder
from controller.local_socket import HAS_UNIX, connect


class EventClient:
    """A connection to ``isyarat run``. Raises InstanceError when none runs."""

    def __init__(self, folder: Path | None = None, *, unix: bool = HAS_UNIX) -> None:
        try:
            self._socket = connect(folder or runtime_folder(), unix=unix)
        except (OSError, ValueError) as error:
            raise InstanceError("isyarat is not running", "start it with `isyarat run`") from error
        self._lines = self._socket.makefile("r", encoding="utf-8")

    def ask(self, request: Request) -> Line:
        """Send a request and return its answer. Raises UserError when it is refused."""
        try:
            self.send(request)
            answer = next((line for line in self._read() if line["kind"] == "answer"), None)
        except OSError as error:
            raise InstanceError("isyarat does not answer", "start it again") from error
        if answer is None:
            raise InstanceError("isyarat has ended", "start it again with `isyarat run`")
        if "error" in answer:
            raise UserError(str(answer["error"]))
        return answer

    def send(self, request: Request) -> None:
        """Send a request; its answer is among the lines that follow. Raises OSError."""
        self._socket.sendall(json.dumps(request).encode() + b"\n")

    def follow(self) -> Iterator[Line]:
        """Return what happens from now on, until the program ends."""
        return self.follow_as({"do": "follow"})[1]

    def follow_as(self, request: Request) -> tuple[Line, Iterator[Line]]:
        """Likewise, with a request that says more; its answer comes first."""
        answer = self.ask(request)
        self._socket.settimeout(None)
        return answer, self._read()

    def close(self) -> None:
        self._lines.close()
        self._socket.close()

    def _read(self) -> Iterator[Line]:
        for text in self._lines:
            yield json.loads(text)
