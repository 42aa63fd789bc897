"""The desktop's side of the portal: a user who always says yes, and mutter to press the keys.

Stands where xdg-desktop-portal-gnome does, between the real xdg-desktop-portal and a real mutter.
"""

from __future__ import annotations

from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, new_method_call, new_method_return
from jeepney.io.blocking import open_dbus_connection
from private_bus import Service

NAME = "org.freedesktop.impl.portal.desktop.isyarattest"
INTERFACE = "org.freedesktop.impl.portal.RemoteDesktop"
PORTAL_FILE = f"[portal]\nDBusName={NAME}\nInterfaces={INTERFACE};\nUseIn=isyarattest\n"
CONFIG_FILE = "[preferred]\ndefault=isyarattest\n"

_MUTTER = "org.gnome.Mutter.RemoteDesktop"
_PATH = "/org/gnome/Mutter/RemoteDesktop"
_NOTIFICATIONS = {
    "NotifyKeyboardKeysym": ("NotifyKeyboardKeysym", "ub"),
    "NotifyPointerButton": ("NotifyPointerButton", "ib"),
    "NotifyPointerAxisDiscrete": ("NotifyPointerAxisDiscrete", "ui"),
    "NotifyPointerMotion": ("NotifyPointerMotionRelative", "dd"),
}


class Backend(Service):
    """One session of mutter's for each session of the portal's."""

    def __init__(self) -> None:
        self._mutter = open_dbus_connection(bus="SESSION")
        self._sessions: dict[str, DBusAddress] = {}
        self.ended: list[str] = []
        super().__init__(NAME)

    def answer(self, call: Message) -> None:
        member = str(call.header.fields[HeaderFields.member])
        if member == "GetAll":
            properties = {"AvailableDeviceTypes": ("u", 3), "version": ("u", 1)}
            self.bus.send(new_method_return(call, "a{sv}", (properties,)))
        elif member in ("CreateSession", "SelectDevices", "Start"):
            self._take_request(member, call.body[1])
            results = {"devices": ("u", 3)} if member == "Start" else {}
            self.bus.send(new_method_return(call, "ua{sv}", (0, results)))
        elif member == "Close":
            self._end(str(call.header.fields[HeaderFields.path]))
            self.bus.send(new_method_return(call))
        else:
            self._notify(member, *call.body)
            self.bus.send(new_method_return(call))

    def close(self) -> None:
        super().close()
        self._mutter.close()

    def _take_request(self, member: str, session: str) -> None:
        if member == "CreateSession":
            (path,) = self._ask(DBusAddress(_PATH, _MUTTER, _MUTTER), "CreateSession")
            self._sessions[session] = DBusAddress(path, _MUTTER, f"{_MUTTER}.Session")
        elif member == "Start":
            self._ask(self._sessions[session], "Start")

    def _notify(self, member: str, session: str, _: object, *body: Any) -> None:
        name, signature = _NOTIFICATIONS[member]
        body = (body[0], bool(body[1])) if signature.endswith("b") else body
        self._ask(self._sessions[session], name, signature, body)

    def _end(self, session: str) -> None:
        self._ask(self._sessions.pop(session), "Stop")
        self.ended.append(session)

    def _ask(
        self, where: DBusAddress, member: str, signature: str = "", body: tuple[Any, ...] = ()
    ) -> tuple[Any, ...]:
        answer = self._mutter.send_and_get_reply(
            new_method_call(where, member, signature or None, body), timeout=5
        )
        return tuple(answer.body)
