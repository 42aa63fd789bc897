"""Importing takes one after the other: what is there already is skipped, faults are gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from controller.errors import SourceError
from controller.signs.data_set import DataSet
from controller.signs.importing.finding import Found, Material
from controller.signs.recorder import Stop
from controller.signs.take_file import SavedTake


@dataclass
class Outcome:
    """signs: takes imported, by sign. skipped: takes that were there. faults: what is wrong."""

    signs: dict[str, int] = field(default_factory=dict)
    skipped: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def imported(self) -> int:
        return sum(self.signs.values())


def import_takes(
    takes: Sequence[Found],
    data: DataSet,
    signer: str,
    session: str,
    stop: Stop,
    *,
    workers: int = 1,
    advance: Callable[[], None] = lambda: None,
) -> Outcome:
    """Write the takes into a data set. advance: called after each.

    Raises SourceError when the disk refuses; what is wrong with a take is in the outcome.
    """
    outcome = Outcome()
    there = _origins(data, signer, session)
    new = [take for take in takes if (take.sign, take.origin) not in there]
    outcome.skipped = len(takes) - len(new)
    for _ in range(outcome.skipped):
        advance()
    for take, material in _loaded(new, workers, stop):
        if isinstance(material, SourceError):
            outcome.faults.append(f"{take.origin}: {material}")
        else:
            _write(take, material, data, signer, session)
            outcome.signs[take.sign] = outcome.signs.get(take.sign, 0) + 1
        advance()
    return outcome


def _write(take: Found, material: Material, data: DataSet, signer: str, session: str) -> None:
    now = f"{datetime.now():%Y-%m-%dT%H:%M:%S}"
    size = (material.width, material.height)
    data.add(SavedTake(material.frames, *size, take.sign, signer, session, now, take.origin))


def _origins(data: DataSet, signer: str, session: str) -> set[tuple[str, str]]:
    found = set()
    for place in data.places(signer=signer, session=session):
        try:
            found.add((place.sign, data.read(place).origin))
        except SourceError:
            continue
    return found


def _loaded(
    takes: Sequence[Found], workers: int, stop: Stop
) -> Iterator[tuple[Found, Material | SourceError]]:
    """Yield what loading gives, in order; landmarkers work outside of Python's lock."""
    with ThreadPoolExecutor(workers) as pool:
        under_way: list[tuple[Found, Future[Material | SourceError]]] = []
        try:
            for take in takes:
                if stop.is_set():
                    break
                under_way.append((take, pool.submit(_load, take)))
                if len(under_way) >= workers:
                    first, future = under_way.pop(0)
                    yield first, future.result()
            for each, future in under_way:
                yield each, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _load(take: Found) -> Material | SourceError:
    try:
        return take.load()
    except SourceError as error:
        return error
