"""The takes of signs on disk: ``<signer>/<session>/<sign>/<take>.npz``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from controller.errors import SourceError, UsageError
from controller.settings import data_folder
from controller.signs.take_file import SUFFIX, SavedTake, read_take, write_take


def signs_folder() -> Path:
    """Return where the user's data set lies unless ``--out`` says otherwise."""
    return data_folder() / "signs"


def trash_folder() -> Path:
    """Return where removed takes go."""
    return data_folder() / "trash"


@dataclass(frozen=True, slots=True, order=True)
class TakePlace:
    """Where a take lies, and so whose it is and of what. number: from 1."""

    signer: str
    session: str
    sign: str
    number: int
    path: Path


class DataSet:
    """Takes below a folder, which need not exist."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or signs_folder()

    def places(self, sign: str = "*", *, signer: str = "*", session: str = "*") -> list[TakePlace]:
        """Return where the takes of a sign, a signer or a session are, in order."""
        return sorted(self._places(sign, signer, session))

    def signs(self) -> tuple[str, ...]:
        """Return the signs there are takes of."""
        return tuple(sorted({place.sign for place in self._places("*", "*", "*")}))

    def read(self, place: TakePlace) -> SavedTake:
        """Read a take. Raises SourceError for a damaged one."""
        return read_take(place.path)

    def next_path(self, sign: str, signer: str, session: str) -> Path:
        """Return the file of the take after the last one."""
        last = max((p.number for p in self._places(sign, signer, session)), default=0)
        return self.folder / signer / session / sign / f"{last + 1:04}{SUFFIX}"

    def add(self, take: SavedTake) -> Path:
        """Write a take after the last one of its sign, signer and session; return its file.

        Raises SourceError when the disk refuses.
        """
        path = self.next_path(take.sign, take.signer, take.session)
        write_take(path, take)
        return path

    def rename(self, old: str, new: str) -> int:
        """Call a sign otherwise; return how many takes that were.

        Raises UsageError when there is none or the other name is taken.
        """
        folders = self._folders(old)
        if not folders:
            raise UsageError(f"there are no takes of '{old}'", "see `isyarat signs`")
        if self._folders(new):
            raise UsageError(f"there are takes of '{new}' already", "choose another name")
        count = len(self.places(old))
        for folder in folders:
            _move(folder, folder.with_name(new))
        return count

    def remove(self, sign: str, now: datetime, trash: Path | None = None) -> Path:
        """Move all takes of a sign to the trash; return the folder they are in now.

        Raises UsageError when there is none.
        """
        folders = self._folders(sign)
        if not folders:
            raise UsageError(f"there are no takes of '{sign}'", "see `isyarat signs`")
        place = _unused((trash or trash_folder()) / f"signs-{now:%Y%m%d-%H%M%S}")
        for folder in folders:
            _move(folder, place / folder.relative_to(self.folder))
        return place

    def _folders(self, sign: str) -> list[Path]:
        return sorted(path for path in self.folder.glob(f"*/*/{sign}") if path.is_dir())

    def _places(self, sign: str, signer: str, session: str) -> Iterator[TakePlace]:
        for path in self.folder.glob(f"{signer}/{session}/{sign}/*{SUFFIX}"):
            if path.stem.isdecimal():
                who, when, what = path.parts[-4:-1]
                yield TakePlace(who, when, what, int(path.stem), path)


def _unused(folder: Path) -> Path:
    """Return the folder, or one of that name with a number that does not exist yet."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def _move(folder: Path, to: Path) -> None:
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(folder, to)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"cannot move {folder} to {to}", reason) from error
