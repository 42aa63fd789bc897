"""Input devices of our own making in the Linux kernel, where the user may write to /dev/uinput.

When the last holder of the open file is gone, kill -9 included, the kernel removes the device and
lets go of every key that is down on it (input_disconnect_device), so no watchdog is needed.
Source: linux/uinput.h.
"""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Iterable
from typing import Protocol

from controller.errors import OutputError

DEVICE = "/dev/uinput"
EV_SYN, EV_KEY, EV_REL, EV_ABS = 0, 1, 2, 3
REL_HWHEEL, REL_WHEEL = 6, 8
ABS_X, ABS_Y = 0, 1
ABSOLUTE_MAX = 65535

_CREATE = 0x5501
_SETUP, _ABS_SETUP = 0x405C5503, 0x401C5504
_SET_BIT = {EV_KEY: 0x40045565, EV_REL: 0x40045566, EV_ABS: 0x40045567}
_SET_TYPE = 0x40045564
_SETUP_FORMAT = struct.Struct("=HHHH80sI")
"""struct uinput_setup: bus, vendor, product, version, name, force feedback effects."""
_ABS_FORMAT = struct.Struct("=HxxiiiiiI")
"""struct uinput_abs_setup: axis, value, minimum, maximum, fuzz, flat, resolution."""
_EVENT = struct.Struct("@llHHi")
"""struct input_event: time (the kernel fills it in), type, code, value."""
_VIRTUAL_BUS = 0x06
_SETTLE = 0.5
"""Seconds until the compositor has found a new device; what is sent before would be lost."""

Event = tuple[int, int, int]
"""Type, code, value."""


class Kernel(Protocol):
    """The system calls on /dev/uinput."""

    def open(self) -> int: ...

    def ioctl(self, file: int, request: int, argument: int | bytes) -> None: ...

    def write(self, file: int, content: bytes) -> None: ...

    def close(self, file: int) -> None: ...


class LinuxKernel:
    """The real one."""

    def open(self) -> int:
        return os.open(DEVICE, os.O_WRONLY | os.O_NONBLOCK)

    def ioctl(self, file: int, request: int, argument: int | bytes) -> None:
        import fcntl

        fcntl.ioctl(file, request, argument)

    def write(self, file: int, content: bytes) -> None:
        os.write(file, content)

    def close(self, file: int) -> None:
        os.close(file)


def usable() -> bool:
    """Tell whether this user may make input devices."""
    return os.access(DEVICE, os.W_OK)


class Device:
    """A device that the compositor sees like any other. Raises OutputError when refused."""

    def __init__(
        self, name: str, able: dict[int, Iterable[int]], kernel: Kernel | None = None
    ) -> None:
        """``able``: the codes it may send, by type (EV_KEY, EV_REL, EV_ABS)."""
        self._kernel = kernel or LinuxKernel()
        self._file: int | None = None
        try:
            self._file = self._kernel.open()
            self._create(name, able)
        except OSError as error:
            self.close()
            raise OutputError(
                f"{DEVICE} takes no device ({error.strerror})", "see `isyarat doctor`"
            ) from None
        self._ready = time.monotonic() + _SETTLE

    def send(self, *events: Event) -> None:
        """Send events and the report that ends them, in one write. Raises OutputError."""
        time.sleep(max(0.0, self._ready - time.monotonic()))
        frame = b"".join(_EVENT.pack(0, 0, *event) for event in (*events, (EV_SYN, 0, 0)))
        if self._file is None:
            return
        try:
            self._kernel.write(self._file, frame)
        except OSError as error:
            raise OutputError(
                f"{DEVICE} takes no events ({error.strerror})", "start isyarat again"
            ) from None

    def close(self) -> None:
        """Remove the device; the kernel lets go of what is down. May be called twice."""
        if self._file is not None:
            self._kernel.close(self._file)
            self._file = None

    def _create(self, name: str, able: dict[int, Iterable[int]]) -> None:
        for kind, codes in able.items():
            self._control(_SET_TYPE, kind)
            for code in codes:
                self._control(_SET_BIT[kind], code)
                if kind == EV_ABS:
                    axis = _ABS_FORMAT.pack(code, 0, 0, ABSOLUTE_MAX, 0, 0, 0)
                    self._control(_ABS_SETUP, axis)
        setup = _SETUP_FORMAT.pack(_VIRTUAL_BUS, 1, 1, 1, name.encode(), 0)
        self._control(_SETUP, setup)
        self._control(_CREATE, 0)

    def _control(self, request: int, argument: int | bytes) -> None:
        assert self._file is not None
        self._kernel.ioctl(self._file, request, argument)
