"""A session of the portal: requests that a person answers, and calls that nobody waits for.

Source: XDG Desktop Portal documentation, "Requests" and "Sessions".
"""

from __future__ import annotations

import itertools
import time
from collections import deque
from contextlib import suppress
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, new_method_call

from controller.dbus import PATIENCE, call
from controller.errors import OutputError
from controller.portal.errors import DeniedError
from controller.portal.link import AGAIN, PATH, SERVICE, SESSION, Link, owner_changes

_REQUEST = "org.freedesktop.portal.Request"
_ALLOW = "start again and allow it, or use --dry-run"
_CANCELLED = 1

Options = dict[str, tuple[str, Any]]
"""Of D-Bus type a{sv}."""


class Session:
    """A session of one interface, from CreateSession on. Not thread-safe."""

    def __init__(self, link: Link) -> None:
        """Create it. Raises OutputError; the link is closed then."""
        self._link = link
        self._tokens = itertools.count(1)
        self._handle: str | None = None
        try:
            results = self.request("CreateSession", {"session_handle_token": ("s", "isyarat")})
            self._handle = str(results["session_handle"][1])
        except OutputError:
            link.bus.close()
            raise

    def ask(
        self, method: str, signature: str, body: tuple[Any, ...], options: Options, patience: float
    ) -> Options:
        """Like ``request``, for what a person answers in ``patience`` seconds.

        Raises DeniedError when that person says no or nothing.
        """
        try:
            return self._request(method, signature, body, options, patience)
        except TimeoutError:
            raise DeniedError("nobody has answered the desktop's question", _ALLOW) from None
        except OSError as error:
            raise self._failure(error) from None

    def request(self, method: str, options: Options) -> Options:
        """Call a method whose results come later as a signal. Raises OutputError."""
        try:
            return self._request(method, "", (), options, PATIENCE)
        except OSError as error:
            raise self._failure(error) from None

    def send(self, method: str, signature: str, *body: Any) -> None:
        """Call a method and do not wait for its end; its failure is told by a later call.

        Raises OutputError when the session is over or an earlier call has failed.
        """
        self._link.post(self._message(method, "a{sv}" + signature, {}, *body))

    def close(self) -> None:
        """End the session; all that was sent before has reached the portal. May be called twice."""
        if self._handle is None:
            return
        session = DBusAddress(self._handle, SERVICE, SESSION)
        with suppress(OutputError):
            self._link.settle()
        with suppress(OSError):
            call(self._link.bus, new_method_call(session, "Close"))
        self._handle = None
        self._link.bus.close()

    def _request(
        self,
        method: str,
        signature: str,
        body: tuple[Any, ...],
        options: Options,
        patience: float,
    ) -> Options:
        bus = self._link.bus
        token = f"isyarat{next(self._tokens)}"
        sender = bus.unique_name.removeprefix(":").replace(".", "_")
        path = f"{PATH}/request/{sender}/{token}"
        answers = MatchRule(type="signal", interface=_REQUEST, member="Response", path=path)
        options = {**options, "handle_token": ("s", token)}
        self._link.watch(answers)
        with bus.filter(answers) as answer, bus.filter(owner_changes()) as gone:
            call(bus, self._message(method, signature + "a{sv}", *body, options))
            try:
                return _results(self._await(answer, gone, time.monotonic() + patience))
            except TimeoutError:
                with suppress(OSError):
                    call(bus, new_method_call(DBusAddress(path, SERVICE, _REQUEST), "Close"))
                raise

    def _await(self, answer: deque[Message], gone: deque[Message], until: float) -> Message:
        while not answer:
            if gone:
                raise ConnectionError("it has gone away")
            self._link.bus.recv_messages(timeout=max(0.0, until - time.monotonic()))
        return answer.popleft()

    def _message(self, method: str, signature: str, *body: Any) -> Message:
        if self._handle is not None:
            signature, body = "o" + signature, (self._handle, *body)
        return new_method_call(self._link.address, method, signature, body)

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"the {self._link.name} portal fails ({error})", AGAIN)


def _results(response: Message) -> Options:
    code, results = response.body
    if code == _CANCELLED:
        raise DeniedError("it was not allowed in the desktop's dialog", _ALLOW)
    if code:
        raise ConnectionError(f"response {code}")
    return dict(results)
