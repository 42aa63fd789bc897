"""What goes to /dev/uinput, by a kernel that writes it down; the real one where it is there."""

from __future__ import annotations

import errno
import struct

import pytest

from bindings.keys import NAMED_KEYS
from controller.errors import OutputError
from controller.outputs import uinput
from controller.outputs.evdev_codes import CHARACTERS, KEYS
from controller.outputs.uinput_keys import UinputKeyboard
from controller.outputs.uinput_pointer import UinputPointer
from controller.pointer.desktop import Monitor

EVENT = struct.Struct("@llHHi")
CREATE, SETUP, AXIS, TYPE, KEY_BIT = 0x5501, 0x405C5503, 0x401C5504, 0x40045564, 0x40045565


class FakeKernel:
    """Takes devices like Linux does; ``events`` holds a list for each report."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.controls: list[tuple[int, int | bytes]] = []
        self.events: list[list[tuple[int, int, int]]] = []
        self.open_files: set[int] = set()

    def open(self) -> int:
        self._fail("open")
        self.open_files.add(42)
        return 42

    def ioctl(self, file: int, request: int, argument: int | bytes) -> None:
        assert file in self.open_files
        self._fail("ioctl")
        self.controls.append((request, argument))

    def write(self, file: int, content: bytes) -> None:
        assert file in self.open_files
        assert self.controls[-1][0] == CREATE
        self._fail("write")
        *events, end = [event[2:] for event in EVENT.iter_unpack(content)]
        assert end == (0, 0, 0)
        self.events.append(events)

    def close(self, file: int) -> None:
        self.open_files.remove(file)

    def _fail(self, call: str) -> None:
        if call == self.failing:
            raise OSError(errno.EACCES, "Permission denied")

    def argument(self, request: int) -> list[int | bytes]:
        return [argument for each, argument in self.controls if each == request]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uinput, "_SETTLE", 0.0)


def test_the_keyboard_says_what_it_has() -> None:
    kernel = FakeKernel()
    keyboard = UinputKeyboard(kernel)
    assert kernel.argument(TYPE) == [uinput.EV_KEY]
    codes = kernel.argument(KEY_BIT)
    assert {*KEYS.values(), *(code for code, _ in CHARACTERS.values())} == set(codes)
    (setup,) = kernel.argument(SETUP)
    assert isinstance(setup, bytes)
    assert len(setup) == 92
    assert b"Isyarat keyboard" in setup
    keyboard.close()
    keyboard.close()
    assert not kernel.open_files


def test_every_named_key_and_printable_character_has_a_key() -> None:
    assert set(KEYS) == set(NAMED_KEYS)
    assert {chr(code) for code in range(0x20, 0x7F)} <= set(CHARACTERS)
    strokes = [CHARACTERS[chr(code)] for code in range(0x20, 0x7F)]
    assert len(set(strokes)) == len(strokes)
    # linux/input-event-codes.h
    known = {"q": 16, "p": 25, "a": 30, "l": 38, "z": 44, "/": 53, "\\": 43, "`": 41, "=": 13}
    assert {character: CHARACTERS[character] for character in known} == {
        character: (code, False) for character, code in known.items()
    }


def test_keys_go_down_and_up_with_shift_unless_it_is_down() -> None:
    kernel = FakeKernel()
    keyboard = UinputKeyboard(kernel)
    keyboard.press("+")
    keyboard.release("+")
    keyboard.press("shift")
    keyboard.press("+")
    keyboard.release("+")
    keyboard.release("shift")
    keyboard.release("a")
    down, up, plus = 1, 0, 13
    assert kernel.events == [
        *([(1, 42, down), (1, plus, down)], [(1, plus, up), (1, 42, up)]),
        *([(1, 42, down)], [(1, plus, down)], [(1, plus, up)], [(1, 42, up)]),
    ]


def test_typing_leaves_nothing_half_done() -> None:
    kernel = FakeKernel()
    keyboard = UinputKeyboard(kernel)
    keyboard.type("a\r\nB")
    codes = [[event[1:] for event in report] for report in kernel.events]
    assert codes == [
        [(30, 1)],
        [(30, 0)],
        [(28, 1)],
        [(28, 0)],
        [(42, 1), (48, 1)],
        [(48, 0), (42, 0)],
    ]
    before = len(kernel.events)
    with pytest.raises(OutputError, match="'é' '€'"):
        keyboard.type("caf\u00e9 1 €")
    assert len(kernel.events) == before
    with pytest.raises(OutputError, match="no key makes 'ñ'"):
        keyboard.press("ñ")


def test_the_pointer_knows_places_buttons_and_notches() -> None:
    kernel, now, asked = FakeKernel(), 0.0, []

    def monitors() -> list[Monitor]:
        asked.append(now)
        return [Monitor(-1000, 0, 1000, 500), Monitor(0, 0, 1001, 501)]

    pointer = UinputPointer(monitors, kernel, lambda: now)
    axes = [struct.unpack("=HxxiiiiiI", each) for each in kernel.argument(AXIS)]
    assert [(axis[0], axis[2], axis[3]) for axis in axes] == [(0, 0, 65535), (1, 0, 65535)]
    pointer.move_to(-1000, 500)
    pointer.move_to(9000, 250)
    now = 3.0
    pointer.move_to(0, -50)
    assert asked == [0.0, 3.0]
    assert pointer.position() is None
    places = [[event[1:] for event in report] for report in kernel.events]
    assert places == [[(0, 0), (1, 65535)], [(0, 65535), (1, 32768)], [(0, 32768), (1, 0)]]
    kernel.events.clear()
    pointer.press("middle")
    pointer.release("middle")
    pointer.scroll(-1, 2)
    assert kernel.events == [[(1, 0x112, 1)], [(1, 0x112, 0)], [(2, 8, 2), (2, 6, -1)]]


@pytest.mark.parametrize("call", ["open", "ioctl"])
def test_a_refused_device_is_an_output_error(call: str) -> None:
    kernel = FakeKernel(call)
    with pytest.raises(OutputError, match="Permission denied"):
        UinputKeyboard(kernel)
    assert not kernel.open_files


def test_a_refused_event_is_an_output_error() -> None:
    kernel = FakeKernel()
    keyboard = UinputKeyboard(kernel)
    kernel.failing = "write"
    with pytest.raises(OutputError, match="start isyarat again"):
        keyboard.press("a")


@pytest.mark.skipif(not uinput.usable(), reason="/dev/uinput is not writable here")
def test_the_real_kernel_takes_both_devices() -> None:
    keyboard, pointer = UinputKeyboard(), UinputPointer(lambda: [Monitor(0, 0, 100, 100)])
    keyboard.press("shift")
    pointer.scroll(0, 0)
    keyboard.close()
    pointer.close()
