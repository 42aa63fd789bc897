"""The running program as others see it: a stream of JSON lines and a few requests.

A client sends one JSON object a line: ``{"do": "follow"}``, ``{"do": "explain", "last": 10}``,
``{"do": "pause", "seconds": 30}``, ``{"do": "resume"}``,
``{"do": "use_profile", "name": "media"}`` or ``{"do": "use_camera", "source": "camera:1"}``;
of a program with a tray also ``{"do": "show"}`` and ``{"do": "quit"}``. Each is answered by a line
of kind ``answer``; after ``follow`` come the events, actions and decisions as they happen.
"""

from __future__ import annotations

import json
import logging
import secrets
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from controller.event_stream import Line
from controller.local_socket import Listener

KEPT = 256
"""Decisions remembered for ``explain``."""
MAX_REQUEST = 4096
MAX_BACKLOG = 256 * 1024
"""Bytes that a client may leave unread before it is dropped."""
MAX_CLIENTS = 16

Request = dict[str, object]
_log = logging.getLogger(__name__)


class _Client:
    def __init__(self, connection: socket.socket, admitted: bool) -> None:
        connection.setblocking(False)
        self.connection = connection
        self.admitted = admitted
        self.follows = False
        self.incoming = b""
        self.outgoing = bytearray()


class EventServer:
    """An EventSink that serves clients from a thread of its own and never makes ``emit`` wait.

    control: carries out a request that is not about the stream; returns the answer. Called
        from the server's thread.
    """

    def __init__(self, listener: Listener, control: Callable[[Request], Line]) -> None:
        self._listener = listener
        self._control = control
        self._decisions: deque[Line] = deque(maxlen=KEPT)
        self._news: deque[Line] = deque(maxlen=4096)
        self._clients: dict[socket.socket, _Client] = {}
        self._selector = selectors.DefaultSelector()
        self._bell, self._hearing = socket.socketpair()
        for end in (self._bell, self._hearing, listener.socket):
            end.setblocking(False)
        self._selector.register(self._hearing, selectors.EVENT_READ)
        self._selector.register(listener.socket, selectors.EVENT_READ)
        self._closing = False
        self._thread = threading.Thread(target=self._serve, name="event-socket", daemon=True)
        self._thread.start()

    def emit(self, line: Line) -> None:
        """Pass a line on. ``at`` (seconds since 1970) is added for readers."""
        self._news.append({"at": round(time.time(), 3), **line})
        self._ring()

    def close(self) -> None:
        """Disconnect everybody and stop listening. May be called twice."""
        self._closing = True
        self._ring()
        self._thread.join(timeout=2.0)
        self._listener.close()

    def _ring(self) -> None:
        # A full pipe means that the thread has been woken already.
        with suppress(OSError):
            self._bell.send(b"!")

    def _serve(self) -> None:
        while not self._closing:
            for key, mask in self._selector.select():
                if key.fileobj is self._hearing:
                    self._hear()
                elif key.fileobj is self._listener.socket:
                    self._accept()
                elif isinstance(key.data, _Client):
                    self._attend(key.data, mask)
        for client in list(self._clients.values()):
            self._drop(client)
        for end in (self._bell, self._hearing):
            end.close()
        self._selector.close()

    def _hear(self) -> None:
        with suppress(OSError):
            self._hearing.recv(4096)
        while self._news:
            line = self._news.popleft()
            if line["kind"] == "decision":
                self._decisions.append(line)
            for client in [each for each in self._clients.values() if each.follows]:
                self._send(client, line)

    def _accept(self) -> None:
        with suppress(OSError):
            connection, _ = self._listener.socket.accept()
            if len(self._clients) >= MAX_CLIENTS:
                connection.close()
                return
            client = _Client(connection, admitted=self._listener.secret is None)
            self._clients[connection] = client
            self._selector.register(connection, selectors.EVENT_READ, client)

    def _attend(self, client: _Client, mask: int) -> None:
        if mask & selectors.EVENT_WRITE:
            self._flush(client)
        if mask & selectors.EVENT_READ:
            self._read(client)

    def _read(self, client: _Client) -> None:
        try:
            received = client.connection.recv(MAX_REQUEST)
        except BlockingIOError:
            return
        except OSError:
            received = b""
        client.incoming += received
        if not received or len(client.incoming) > MAX_REQUEST:
            self._drop(client)
            return
        while b"\n" in client.incoming and client.connection in self._clients:
            line, _, client.incoming = client.incoming.partition(b"\n")
            self._take(client, line)

    def _take(self, client: _Client, line: bytes) -> None:
        if not client.admitted:
            client.admitted = secrets.compare_digest(line, (self._listener.secret or "").encode())
            if not client.admitted:
                self._drop(client)
            return
        try:
            request = json.loads(line)
        except ValueError:
            request = None
        self._send(client, {"kind": "answer", **self._answer(client, request)})

    def _answer(self, client: _Client, request: object) -> Line:
        if not isinstance(request, dict):
            return {"error": "a request is a JSON object on one line"}
        match request.get("do"):
            case "follow":
                client.follows = True
                return {"ok": True}
            case "explain":
                last = request.get("last")
                count = last if isinstance(last, int) and last > 0 else KEPT
                return {"ok": True, "decisions": list(self._decisions)[-count:]}
            case _:
                return self._control(request)

    def _send(self, client: _Client, line: Line) -> None:
        client.outgoing += json.dumps(line, ensure_ascii=False).encode() + b"\n"
        self._flush(client)

    def _flush(self, client: _Client) -> None:
        try:
            del client.outgoing[: client.connection.send(client.outgoing)]
        except BlockingIOError:
            pass
        except OSError:
            self._drop(client)
            return
        if len(client.outgoing) > MAX_BACKLOG:
            _log.info("a client of the event socket does not read: dropped")
            self._drop(client)
            return
        wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.outgoing else 0)
        self._selector.modify(client.connection, wanted, client)

    def _drop(self, client: _Client) -> None:
        if self._clients.pop(client.connection, None) is not None:
            self._selector.unregister(client.connection)
            client.connection.close()
