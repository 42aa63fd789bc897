"""A helper process that lets held keys go when this one dies, kill -9 included.

The parent writes a line to the helper's stdin before it presses something and after it
has released it: ``down key ctrl``, ``up button left``. The end of the pipe without a
``bye`` means that the parent is gone; the helper then releases what is still down.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from controller.errors import OutputError
from controller.outputs.base import Button, KeyOutput, PointerOutput

Kind = Literal["key", "button"]
_PROJECT = Path(__file__).resolve().parents[2]
_COMMAND = ("-P", "-m", "controller.outputs.watchdog_main")
_FAREWELL_SECONDS = 2.0


class Watchdog:
    """The parent's end. Start it before the first key; writing to it never waits."""

    def __init__(self, command: tuple[str, ...] = (sys.executable, *_COMMAND)) -> None:
        """Start the helper. Raises OutputError when the system refuses."""
        self._command = command
        self._down: dict[tuple[Kind, str], None] = {}
        self._process = self._start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def down(self, kind: Kind, name: str) -> None:
        """Say that ``name`` is about to be pressed. Raises OutputError without a helper."""
        self._down[kind, name] = None
        self._tell(f"down {kind} {name}\n")

    def up(self, kind: Kind, name: str) -> None:
        """Say that ``name`` has been released and that this has reached the desktop."""
        self._down.pop((kind, name), None)
        self._tell(f"up {kind} {name}\n")

    def close(self) -> None:
        """Dismiss the helper; it still lets go of what is down. May be called twice."""
        if not self._down and self._process.poll() is None:
            with suppress(OSError):
                self._write("bye\n")
        self._hang_up()
        try:
            self._process.wait(_FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _tell(self, line: str) -> None:
        try:
            self._write(line)
        except BlockingIOError as problem:
            raise OutputError("the key watchdog hangs", "start isyarat again") from problem
        except OSError:
            self._replace()

    def _replace(self) -> None:
        """Start another helper (somebody ended the last one) and tell it what is down."""
        self._hang_up()
        self._process.wait()
        self._process = self._start()
        try:
            for kind, name in self._down:
                self._write(f"down {kind} {name}\n")
        except OSError as problem:
            raise OutputError("the key watchdog ends at once", "see `isyarat doctor`") from problem

    def _write(self, line: str) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        os.write(pipe.fileno(), line.encode())

    def _hang_up(self) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            with suppress(OSError):
                pipe.close()

    def _start(self) -> subprocess.Popen[bytes]:
        search_path = os.pathsep.join(filter(None, (str(_PROJECT), os.environ.get("PYTHONPATH"))))
        try:
            process = subprocess.Popen(
                self._command,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": search_path},
                **_detached(),
            )
        except OSError as problem:
            raise OutputError(
                f"cannot start the key watchdog ({problem.strerror})", "see `isyarat doctor`"
            ) from problem
        if os.name == "posix":
            assert process.stdin is not None
            os.set_blocking(process.stdin.fileno(), False)
        return process


def _detached() -> dict[str, Any]:
    """Keep the terminal's Ctrl-C and hang-up away from the helper."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


class GuardedKeys:
    """A KeyOutput that tells the watchdog of each key before it goes down."""

    def __init__(self, keys: KeyOutput, watchdog: Watchdog) -> None:
        self._keys = keys
        self._watchdog = watchdog

    def press(self, key: str) -> None:
        self._watchdog.down("key", key)
        self._keys.press(key)

    def release(self, key: str) -> None:
        self._keys.release(key)
        self._watchdog.up("key", key)

    def type(self, text: str) -> None:
        self._keys.type(text)

    def close(self) -> None:
        self._keys.close()


class GuardedPointer:
    """A PointerOutput that tells the watchdog of each button before it goes down."""

    def __init__(self, pointer: PointerOutput, watchdog: Watchdog) -> None:
        self._pointer = pointer
        self._watchdog = watchdog

    def press(self, button: Button) -> None:
        self._watchdog.down("button", button)
        self._pointer.press(button)

    def release(self, button: Button) -> None:
        self._pointer.release(button)
        self._watchdog.up("button", button)

    def move_to(self, x: float, y: float) -> None:
        self._pointer.move_to(x, y)

    def position(self) -> tuple[float, float] | None:
        return self._pointer.position()

    def scroll(self, dx: int, dy: int) -> None:
        self._pointer.scroll(dx, dy)

    def close(self) -> None:
        self._pointer.close()
