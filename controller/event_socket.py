"""The running program as others see it: lines of JSON over a socket that the user alone can reach.

What they can ask is told in ``event_answers``.
"""

from __future__ import annotations

import logging
import secrets
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from controller.event_answers import Answers, Request
from controller.event_connection import Connection
from controller.event_stream import Line
from controller.frame_feed import FrameFeed
from controller.frame_lines import FrameLines, picture
from controller.local_socket import Listener

MAX_REQUEST = 4096
MAX_BACKLOG = 256 * 1024
"""Bytes that a client may leave unread before it is dropped."""
MAX_CLIENTS = 16

_log = logging.getLogger(__name__)


class EventServer:
    """An EventSink that serves clients from a thread of its own and never makes ``emit`` wait.

    control: carries out a request that is not about the stream; returns the answer. Called
        from the server's thread.
    frames: where the pipeline leaves what clients want to see of it.
    """

    def __init__(
        self,
        listener: Listener,
        control: Callable[[Request], Line],
        frames: FrameFeed | None = None,
    ) -> None:
        self._listener = listener
        self._answers = Answers(control)
        self._frames = frames or FrameFeed()
        self._frame_lines = FrameLines()
        self._news: deque[Line] = deque(maxlen=4096)
        self._clients: dict[socket.socket, Connection] = {}
        self._selector = selectors.DefaultSelector()
        self._bell, self._hearing = socket.socketpair()
        for end in (self._bell, self._hearing, listener.socket):
            end.setblocking(False)
        self._selector.register(self._hearing, selectors.EVENT_READ)
        self._selector.register(listener.socket, selectors.EVENT_READ)
        self._closing = False
        self._frames.serve(self._ring)
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
                elif isinstance(key.data, Connection):
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
            self._answers.note(line)
            for client in [each for each in self._clients.values() if each.follows]:
                self._send(client, line)
        self._show_frame()

    def _show_frame(self) -> None:
        # A frame that is late is of no use: who has not read the last one goes without.
        ready = [each for each in self._clients.values() if each.frames and not each.backlog]
        moment = self._frames.take() if ready else None
        if moment is None:
            return
        line = self._frame_lines.line(moment)
        image = moment.observation.image if self._frames.pictures_allowed else None
        if image is not None and any(client.pictures for client in ready):
            with_picture = {**line, "picture": picture(image)}
        else:
            with_picture = line
        for client in ready:
            self._send(client, with_picture if client.pictures else line)

    def _accept(self) -> None:
        with suppress(OSError):
            connection, _ = self._listener.socket.accept()
            if len(self._clients) >= MAX_CLIENTS:
                connection.close()
                return
            client = Connection(connection, admitted=self._listener.secret is None)
            self._clients[connection] = client
            self._selector.register(connection, selectors.EVENT_READ, client)

    def _attend(self, client: Connection, mask: int) -> None:
        if mask & selectors.EVENT_WRITE:
            self._flush(client)
        if mask & selectors.EVENT_READ:
            self._read(client)

    def _read(self, client: Connection) -> None:
        try:
            received = client.socket.recv(MAX_REQUEST)
        except BlockingIOError:
            return
        except OSError:
            received = b""
        client.incoming += received
        if not received or len(client.incoming) > MAX_REQUEST:
            self._drop(client)
            return
        while b"\n" in client.incoming and client.socket in self._clients:
            line, _, client.incoming = client.incoming.partition(b"\n")
            self._take(client, line)

    def _take(self, client: Connection, line: bytes) -> None:
        if not client.admitted:
            client.admitted = secrets.compare_digest(line, (self._listener.secret or "").encode())
            if not client.admitted:
                self._drop(client)
            return
        self._send(client, self._answers.answer(client, line))
        self._count_audience()

    def _send(self, client: Connection, line: Line) -> None:
        client.add(line)
        self._flush(client)

    def _flush(self, client: Connection) -> None:
        try:
            client.flush()
        except OSError:
            self._drop(client)
            return
        if client.backlog > MAX_BACKLOG:
            _log.info("a client of the event socket does not read: dropped")
            self._drop(client)
            return
        wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.backlog else 0)
        self._selector.modify(client.socket, wanted, client)

    def _drop(self, client: Connection) -> None:
        if self._clients.pop(client.socket, None) is not None:
            self._selector.unregister(client.socket)
            client.socket.close()
            self._count_audience()

    def _count_audience(self) -> None:
        self._frames.set_audience(sum(each.frames for each in self._clients.values()))
