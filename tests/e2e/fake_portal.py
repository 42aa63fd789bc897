"""A portal whose user is a test: RemoteDesktop and GlobalShortcuts."""

from __future__ import annotations

from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    new_error,
    new_method_return,
    new_signal,
)
from private_bus import Service

PREFIX = "org.freedesktop.portal."
PATH = "/org/freedesktop/portal/desktop"
REQUESTS = {"CreateSession", "SelectDevices", "Start", "BindShortcuts"}


class FakePortal(Service):
    """Writes down each call as (member, signature, body without options, options).

    response: of the dialog (0 yes, 1 no, None nobody answers). refuse: members that fail.
    """

    def __init__(self, interfaces: tuple[str, ...] = ("RemoteDesktop",), version: int = 2) -> None:
        self.interfaces = interfaces
        self.version = version
        self.response: int | None = 0
        self.devices = 3
        self.token = "token-1"
        self.refuse: set[str] = set()
        self.calls: list[tuple[str, str, tuple[Any, ...], dict[str, Any]]] = []
        self.closed: list[str] = []
        self.session = ""
        super().__init__(PREFIX + "Desktop")

    def members(self) -> list[str]:
        return [member for member, *_ in self.calls]

    def say(self, path: str, interface: str, member: str, signature: str, *body: object) -> None:
        address = DBusAddress(path, interface=PREFIX + interface)
        self.bus.send(new_signal(address, member, signature or None, body))

    def answer(self, call: Message) -> None:
        fields = call.header.fields
        interface = str(fields[HeaderFields.interface])
        member = str(fields[HeaderFields.member])
        if member == "Get":
            self._tell_version(call)
        elif member == "Close":
            self.closed.append(interface.removeprefix(PREFIX))
            self.bus.send(new_method_return(call))
        elif member in self.refuse:
            self.bus.send(new_error(call, PREFIX + "Error.NotAllowed", "s", ("no",)))
        else:
            self._note(call, member)
            if member in REQUESTS:
                self._take_request(call, member)
            else:
                self.bus.send(new_method_return(call))

    def _tell_version(self, call: Message) -> None:
        interface, name = call.body
        assert name == "version"
        if interface.removeprefix(PREFIX) in self.interfaces:
            self.bus.send(new_method_return(call, "v", (("u", self.version),)))
        else:
            error = "org.freedesktop.DBus.Error.InvalidArgs"
            self.bus.send(new_error(call, error, "s", ("No such interface",)))

    def _note(self, call: Message, member: str) -> None:
        signature = str(call.header.fields.get(HeaderFields.signature, ""))
        options = next((each for each in call.body if isinstance(each, dict)), {})
        body = tuple(each for each in call.body if not isinstance(each, dict))
        self.calls.append((member, signature, body, {k: v[1] for k, v in options.items()}))

    def _take_request(self, call: Message, member: str) -> None:
        options = self.calls[-1][3]
        sender = str(call.header.fields[HeaderFields.sender])[1:].replace(".", "_")
        request = f"{PATH}/request/{sender}/{options['handle_token']}"
        self.bus.send(new_method_return(call, "o", (request,)))
        results: dict[str, tuple[str, Any]] = {}
        response: int | None = 0
        if member == "CreateSession":
            self.session = f"{PATH}/session/{sender}/{options['session_handle_token']}"
            results = {"session_handle": ("s", self.session)}
        elif member in ("Start", "BindShortcuts"):
            response = self.response
            results = {"devices": ("u", self.devices), "restore_token": ("s", self.token)}
        if response is not None:
            self.say(request, "Request", "Response", "ua{sv}", response, results)
