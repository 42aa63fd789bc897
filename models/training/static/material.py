"""All hands of a training run, and what each of them is for."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.training.static import rendered as synthetic
from models.training.static.data import (
    Hands,
    Split,
    folds_by_user,
    join,
    load_hagrid,
    split_by_user,
)
from models.training.static.detector_noise import load_errors
from models.training.static.sources import Known, load_frames, load_more


@dataclass(frozen=True)
class Folders:
    """data: the real data; crops: landmarks of its crops, as a file; rendered, geometry: hands
    made by ``models.training.synth hands``, through MediaPipe and as projected joints."""

    data: Path
    crops: Path | None
    rendered: Sequence[Path]
    geometry: Sequence[Path]


def add_arguments(parser: ArgumentParser) -> None:
    """Let a command be told the folders."""
    parser.add_argument("--data", type=Path, required=True, help="folder of landmarks_hagrid.npz")
    parser.add_argument("--crops", type=Path, help="landmarks of the crops (...static.crops)")
    parser.add_argument(
        "--rendered", type=Path, nargs="+", required=True, help="folders of rendered hands"
    )
    parser.add_argument(
        "--geometry", type=Path, nargs="*", default=[], help="folders of projected joints"
    )


def folders_of(options: Namespace) -> Folders:
    """Return the folders that a command was told."""
    return Folders(options.data, options.crops, options.rendered, options.geometry)


@dataclass(frozen=True)
class Material:
    """people: real hands whose people are known; more: real hands whose people are not;
    rendered: split by rendered person; geometry: for training only."""

    people: Split
    more: Hands
    rendered: Split
    geometry: Hands | None

    @property
    def val(self) -> Hands:
        """What the outlier limit is set on; the temperature is set on the people alone."""
        return join([self.people.val, self.rendered.val])

    def train(self, *, more: bool = True, people: bool = True) -> Hands:
        """Return the hands to train on, with or without some of the real ones."""
        made = self.rendered.train
        if self.geometry is not None:
            made = synthetic.with_geometry(made, self.geometry)
        real = ([self.people.train] if people else []) + ([self.more] if more else [])
        return join([*real, made])


def load(folders: Folders) -> Material:
    """Read everything. No photo of the test is among the other real hands."""
    people = split_by_user(load_hagrid(folders.data))
    return _gather(folders, people, join([people.test, people.val]))


def folds(folders: Folders, n: int) -> Iterator[Material]:
    """Yield the material n times, each time with another part of the training people as test."""
    people = split_by_user(load_hagrid(folders.data))
    fold = folds_by_user(people.train, n)
    for one in range(n):
        out = people.train.pick(fold == one)
        split = Split(people.train.pick(fold != one), people.val, out)
        yield _gather(folders, split, join([people.test, people.val, out]))


def _gather(folders: Folders, people: Split, apart: Hands) -> Material:
    geometry = None
    if folders.geometry:
        joints = synthetic.load_single(folders.geometry)
        geometry = load_errors(folders.rendered).onto(joints, np.random.default_rng(0))
    held = load_frames(folders.data, Known(people.train, apart), held=True)
    return Material(
        people,
        load_more(folders.data, folders.crops, Known(people.train, join([apart, held]))),
        synthetic.split_by_person(synthetic.load_single(folders.rendered)),
        geometry,
    )
