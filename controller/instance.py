"""One instance a user: a lock that the system drops when its holder dies, kill -9 included."""

from __future__ import annotations

import os
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import platformdirs

from controller.errors import InstanceError

FOLDER_VARIABLE = "ISYARAT_RUNTIME_DIR"
"""Environment variable that names another folder for the lock (tests, second profiles)."""

_LOCK_OFFSET = 1 << 20
"""Windows forbids others to read locked bytes: lock one far behind the process id."""


class InstanceLock:
    """The right to be the only instance, held from acquire() to release().

    A context manager: ``with InstanceLock(): ...``
    """

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` defaults to $ISYARAT_RUNTIME_DIR, then to the user's runtime folder."""
        self._path = (folder or runtime_folder()) / "isyarat.lock"
        self._file: int | None = None

    @property
    def path(self) -> Path:
        return self._path

    def acquire(self) -> None:
        """Take the lock and write our process id into the file.

        Raises InstanceError when another process holds it or the folder cannot be written.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as problem:
            raise InstanceError(
                f"cannot write {self._path} ({problem.strerror})",
                f"set {FOLDER_VARIABLE} to a folder of your own",
            ) from problem
        try:
            _lock(file)
        except OSError as problem:
            pid = _read_pid(file)
            os.close(file)
            raise InstanceError(
                f"isyarat is running already{f' (process {pid})' if pid else ''}",
                f"end it with `{_kill_command(pid)}`" if pid else "end it first",
            ) from problem
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())
        self._file = file

    def release(self) -> None:
        """Give the lock back. May be called twice. The file stays: removing it would race."""
        if self._file is not None:
            with suppress(OSError):
                os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None

    def __enter__(self) -> InstanceLock:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def runtime_folder() -> Path:
    """Return the folder for what lives as long as a run: the lock, the socket."""
    if chosen := os.environ.get(FOLDER_VARIABLE):
        return Path(chosen)
    with warnings.catch_warnings():
        # It warns that $XDG_RUNTIME_DIR is missing; its substitute will do.
        warnings.simplefilter("ignore")
        return Path(platformdirs.user_runtime_dir("isyarat", appauthor=False))


def _read_pid(file: int) -> int | None:
    with suppress(OSError, ValueError):
        os.lseek(file, 0, os.SEEK_SET)
        return int(os.read(file, 32))
    return None


def _kill_command(pid: int) -> str:
    return f"taskkill /pid {pid}" if sys.platform == "win32" else f"kill {pid}"


def _lock(file: int) -> None:
    """Lock the open file without waiting. Raises OSError when somebody else holds it."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _LOCK_OFFSET, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
