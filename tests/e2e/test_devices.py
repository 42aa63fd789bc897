"""Keys and mouse as the X server sees them, by our own outputs and by pynput's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desktop import HEIGHT, WIDTH, Desktop, wait_until
from Xlib import X

from bindings.keys import NAMED_KEYS
from controller.errors import OutputError
from controller.outputs.keysyms import NAMED_KEYSYMS
from controller.outputs.pynput_keys import PynputKeyboard
from controller.outputs.pynput_pointer import PynputPointer
from controller.outputs.x11_keyboard import X11Keyboard

pytestmark = pytest.mark.desktop

TOGGLES = {"caps_lock", "num_lock", "scroll_lock"}
NOT_IN_PYNPUT = {"f21", "f22", "f23", "f24", "stop_media"}
"""What pynput lacks on X11; Windows has all of them."""


@pytest.fixture
def pointer(xserver: Desktop) -> Iterator[PynputPointer]:
    device = PynputPointer()
    yield device
    device.close()


def position(desktop: Desktop) -> tuple[int, int]:
    answer = desktop.connection.screen().root.query_pointer()
    return answer.root_x, answer.root_y


def test_every_named_key_goes_down_and_up(xserver: Desktop) -> None:
    keyboard = X11Keyboard()
    for key in NAMED_KEYS:
        keyboard.press(key)
        wait_until(lambda: len(xserver.keys_down()) == 1, 5, f"{key} down")
        keyboard.release(key)
        wait_until(lambda: not xserver.keys_down(), 5, f"{key} up")
    for key in TOGGLES:
        keyboard.press(key)
        keyboard.release(key)
    keyboard.close()


def test_a_shifted_character_takes_shift_along_unless_it_is_down(xserver: Desktop) -> None:
    keyboard = X11Keyboard()
    shift = xserver.keycode(NAMED_KEYSYMS["shift"])
    keyboard.press("+")
    wait_until(lambda: shift in xserver.keys_down(), 5, "Shift with plus")
    keyboard.release("+")
    assert xserver.keys_down() == set()
    keyboard.press("shift")
    keyboard.press("+")
    keyboard.release("+")
    assert xserver.keys_down() == {shift}
    keyboard.release("shift")
    keyboard.close()


def test_pynput_knows_the_named_keys(xserver: Desktop) -> None:
    keyboard = PynputKeyboard()
    unknown = set()
    for key in NAMED_KEYS:
        try:
            keyboard.native(key)
        except OutputError:
            unknown.add(key)
    assert unknown == NOT_IN_PYNPUT


def test_pynput_presses_keys(xserver: Desktop) -> None:
    keyboard = PynputKeyboard()
    right = xserver.keycode(NAMED_KEYSYMS["right"])
    keyboard.press("right")
    wait_until(lambda: xserver.keys_down() == {right}, 5, "Right down")
    keyboard.release("right")
    wait_until(lambda: not xserver.keys_down(), 5, "Right up")


def test_the_pointer_moves_and_stays_on_the_screen(
    xserver: Desktop, pointer: PynputPointer
) -> None:
    pointer.move_to(100.4, 199.6)
    wait_until(lambda: position(xserver) == (100, 200), 5, "the move")
    pointer.move_to(30_000, 30_000)
    wait_until(lambda: position(xserver) == (WIDTH - 1, HEIGHT - 1), 5, "the move to the corner")


@pytest.mark.parametrize(("dx", "dy", "buttons"), [(0, 2, [4, 4]), (0, -1, [5]), (1, -1, [5, 7])])
def test_the_wheel_turns(
    xserver: Desktop, pointer: PynputPointer, dx: int, dy: int, buttons: list[int]
) -> None:
    pointer.move_to(300, 300)
    connection = xserver.connection
    window = connection.screen().root.create_window(
        *(200, 200, 200, 200, 0, connection.screen().root_depth),
        override_redirect=True,
        event_mask=X.ButtonPressMask,
    )
    window.map()
    connection.sync()
    pointer.scroll(dx, dy)
    turned: list[int] = []

    def all_arrived() -> bool:
        while connection.pending_events():
            event = connection.next_event()
            if event.type == X.ButtonPress:
                turned.append(event.detail)
        return len(turned) >= len(buttons)

    wait_until(all_arrived, 5, "the wheel's turn")
    window.destroy()
    connection.sync()
    assert turned == buttons
