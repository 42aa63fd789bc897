"""The keyboard on X11, through the XTEST extension.

Its key strokes are like those of a real keyboard. pynput, which serves on Windows and macOS,
sends characters with XSendEvent, which many programs ignore, and misspells most of what lies
beyond Latin-1.
"""

from __future__ import annotations

from controller.errors import OutputError
from controller.outputs.injected import INJECTED
from controller.outputs.keysyms import XK_SHIFT, character_keysym, keysym_of
from controller.outputs.x11_display import Display, display_errors, open_display
from controller.outputs.x11_layout import Layout
from controller.outputs.x11_spare_keys import Stroke

_KeyEvent = tuple[bool, int]
"""Whether it goes down, and the keycode."""


class X11Keyboard:
    """A KeyOutput for X11. Not thread-safe."""

    def __init__(self, display: Display | None = None) -> None:
        """Connect to $DISPLAY, or use the connection given. Raises OutputError."""
        self._display = display or open_display()
        with display_errors():
            self._layout = Layout(self._display)
            self._shift = self._layout.find_shortcut(XK_SHIFT).keycode
        self._down: dict[str, Stroke] = {}

    def press(self, key: str) -> None:
        with display_errors():
            stroke = self._stroke(key)
            if stroke.shift and self._shift_is_down():
                stroke = Stroke(stroke.keycode)
            self._down[key] = stroke
            self._send(self._downs(stroke))

    def release(self, key: str) -> None:
        """Release a key; one that somebody else pressed (a process that died) as well.

        Waits until the server has done it: it throws away what a process had sent before
        it died, so only then is the key up for sure.
        """
        with display_errors():
            stroke = self._down.pop(key, None) or self._stroke(key)
            self._send(self._ups(stroke))
            self._display.sync()

    def type(self, text: str) -> None:
        """Type text as it stands, whatever the layout and Caps Lock say.

        Characters that have no key (control characters) are left out. Symbols that the
        layout lacks cost a wait of 50 ms when they are new, so that applications follow.
        """
        keysyms = [character_keysym(character) for character in text.replace("\r\n", "\n")]
        with display_errors():
            caps_lock = self._layout.caps_lock_on()
            if caps_lock:
                self._tap(self._stroke("caps_lock"))
            try:
                self._type([keysym for keysym in keysyms if keysym is not None])
            finally:
                if caps_lock:
                    self._tap(self._stroke("caps_lock"))

    def close(self) -> None:
        """Leave the layout as it was and disconnect. May be called twice.

        On return the server has done all that was asked of it.
        """
        if self._display is None:
            return
        try:
            with display_errors():
                self._layout.close()
                self._display.sync()
                self._display.close()
        finally:
            self._display = None

    def _type(self, keysyms: list[int]) -> None:
        while keysyms:
            try:
                ready = self._layout.prepare(keysyms)
                for keysym in keysyms[:ready]:
                    self._tap(self._layout.find(keysym))
            except LookupError as problem:
                raise OutputError(f"cannot type the text: {problem}", "try again") from problem
            keysyms = keysyms[ready:]

    def _stroke(self, key: str) -> Stroke:
        keysym = keysym_of(key)
        if keysym is None:
            raise OutputError(f"no key makes '{key}'", "bind another key")
        try:
            return self._layout.find_shortcut(keysym)
        except LookupError as problem:
            raise OutputError(f"cannot press '{key}': {problem}", "bind another key") from problem

    def _shift_is_down(self) -> bool:
        return "shift" in self._down or any(stroke.shift for stroke in self._down.values())

    def _tap(self, stroke: Stroke) -> None:
        self._send([*self._downs(stroke), *self._ups(stroke)])

    def _downs(self, stroke: Stroke) -> list[_KeyEvent]:
        shift = [(True, self._shift)] if stroke.shift else []
        return [*shift, (True, stroke.keycode)]

    def _ups(self, stroke: Stroke) -> list[_KeyEvent]:
        shift = [(False, self._shift)] if stroke.shift else []
        return [(False, stroke.keycode), *shift]

    def _send(self, events: list[_KeyEvent]) -> None:
        """Send events in one write, so that no death can fall between them."""
        from Xlib import X
        from Xlib.ext import xtest

        for down, keycode in events:
            INJECTED.note(down, keycode)
            xtest.fake_input(self._display, X.KeyPress if down else X.KeyRelease, keycode)
        self._display.flush()
