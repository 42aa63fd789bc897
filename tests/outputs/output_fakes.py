"""A keyboard that breaks."""

from __future__ import annotations

from controller.errors import OutputError
from controller.outputs.recorder import Recorder


class FailingKeys:
    """A recording keyboard on which some keys cannot be pressed or released."""

    def __init__(self, recorder: Recorder, *, press: str = "", release: str = "") -> None:
        self._keys = recorder.keys
        self._no_press = press
        self._no_release = release

    def press(self, key: str) -> None:
        if key == self._no_press:
            raise OutputError(f"cannot press {key}", "mend it")
        self._keys.press(key)

    def release(self, key: str) -> None:
        if key == self._no_release:
            raise OutputError(f"cannot release {key}", "mend it")
        self._keys.release(key)

    def type(self, text: str) -> None:
        self._keys.type(text)

    def close(self) -> None:
        self._keys.close()
