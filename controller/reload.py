"""Loading the profile again when it is saved, off the pipeline's thread.

Editors save in many ways: they write over the file, truncate it and write, write in parts, or
write another file and rename it. So the folders are watched, not the files; a file is read
once nothing has happened for a moment, and one that is missing or wrong gets a while to change
before the user is told.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import watch

from bindings.problems import ProfileError
from bindings.profile import Profile
from bindings.reading import SUFFIXES

QUIET_MS = 20
"""Milliseconds without a change after which a save counts as complete."""
LONGEST_MS = 400
"""Milliseconds after which a file that goes on changing is read all the same."""
LOOK_AGAIN = 2.0
"""Seconds after which files are read without being told of a change: folders move away and come
back, and network drives tell nothing."""
PATIENCE = 0.4
"""Seconds that a file which is missing, empty or wrong gets to change before that is told."""
_GLANCE = 0.02


class Reloader:
    """Watches a profile and what it includes; hands over each new valid version.

    load: reads a profile by name or file; raises ProfileError. swap: takes a new version.
    tell: hears one line of good or bad news. All are called from a thread of ours. On any
    error the version before stays; the same content is not loaded twice.
    """

    def __init__(
        self,
        profile: Profile,
        load: Callable[[str], Profile],
        swap: Callable[[Profile], None],
        tell: Callable[[str], None],
    ) -> None:
        self._load = load
        self._swap = swap
        self._tell = tell
        self._name = profile.file
        self._wanted: str | None = None
        self._failed = False
        self._files = files_of(profile)
        self._content = _content(self._files)
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="reload", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def switch_to(self, name: str) -> None:
        """Go on with another profile, by name or file; it is watched from then on."""
        with self._lock:
            self._wanted = name
        self._wake.set()

    def close(self) -> None:
        """Stop watching. May be called twice."""
        self._closing = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)

    def _work(self) -> None:
        while not self._closing:
            self._wake.clear()
            if self._closing:
                return
            self._change_profile()
            # A save between reading the profile and watching its folder would go unseen.
            self._reload_if_changed()
            self._watch()

    def _watch(self) -> None:
        folders = _folders(self._files)
        if not folders:
            self._wake.wait(LOOK_AGAIN)
            return
        changes = watch(
            *folders,
            watch_filter=lambda _, path: self._matters(Path(path)),
            debounce=LONGEST_MS,
            step=QUIET_MS,
            stop_event=self._wake,
            rust_timeout=int(LOOK_AGAIN * 1000),
            yield_on_timeout=True,
            recursive=False,
            raise_interrupt=False,
        )
        for seen in changes:
            self._reload_if_changed(again=self._failed and bool(seen))
            if _folders(self._files) != folders:
                return

    def _matters(self, path: Path) -> bool:
        # An include that is at fault is not among the files of the last good version.
        return path.suffix in SUFFIXES or path.name in {file.name for file in self._files}

    def _change_profile(self) -> None:
        with self._lock:
            wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._tell_fault(self._try(wanted))

    def _reload_if_changed(self, *, again: bool = False) -> None:
        if not again and _content(self._files) == self._content:
            return
        error = self._try(self._name)
        # What is wrong may be half a save: the rest follows at once.
        while error is not None and self._changes_soon():
            error = self._try(self._name)
        self._tell_fault(error)

    def _changes_soon(self) -> bool:
        """Wait until the files have changed; False when patience is over."""
        for _ in range(round(PATIENCE / _GLANCE)):
            time.sleep(_GLANCE)
            if self._closing or _content(self._files) != self._content:
                return not self._closing
        return False

    def _try(self, name: str) -> ProfileError | None:
        """Load a profile and hand it over; return what is wrong with it."""
        # Read before it is loaded: a save in between then counts as a change.
        before = _content(self._files)
        try:
            profile = self._load(name)
        except ProfileError as error:
            self._content, self._failed = before, True
            return error
        files = files_of(profile)
        self._content = before if files == self._files else _content(files)
        self._name, self._files, self._failed = profile.file, files, False
        for warning in profile.warnings:
            self._tell(str(warning))
        self._swap(profile)
        return None

    def _tell_fault(self, error: ProfileError | None) -> None:
        if error is not None:
            self._tell(f"the profile before stays in use: {error}")


def files_of(profile: Profile) -> tuple[Path, ...]:
    """Return every file that a profile was read from, in full."""
    return tuple(Path(file).absolute() for file in profile.files or (profile.file,))


def _folders(files: Iterable[Path]) -> dict[Path, int]:
    """Return the folders of files that exist, each with what tells it from a later one."""
    folders = {file.parent for file in files}
    return {folder: folder.stat().st_ino for folder in sorted(folders) if folder.is_dir()}


def _content(files: Iterable[Path]) -> tuple[bytes, ...]:
    return tuple(map(_bytes, files))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
