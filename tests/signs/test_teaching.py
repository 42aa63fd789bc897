"""Teaching: from takes to signs that a running program knows."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from sign_scenes import scene
from test_prototypes import embedding, rows

from controller.errors import SourceError
from controller.signs.data_set import DataSet
from controller.signs.take_file import SavedTake
from controller.signs.taught import (
    TaughtSign,
    add_taught,
    load_taught,
    taught_file,
    taught_signs,
)
from controller.signs.taught_watch import TaughtWatch
from controller.signs.teaching import teach
from gestures.signs.layout import Array, from_hand_frames

NOW = datetime(2026, 1, 2)


class FakeNetwork:
    """Is sure that everything is ``says``; its embeddings tell paths apart."""

    def __init__(self, labels: Sequence[str] = ("halo", "none"), says: str = "none") -> None:
        self.labels = tuple(labels)
        self._answer = np.array([label == says for label in labels], np.float32)

    def __call__(self, windows: Array) -> tuple[Array, Array]:
        answers = np.tile(self._answer, (len(windows), 1))
        return answers, np.stack([embedding(window) for window in windows])


def record(sign: str, script: str, count: int = 5) -> None:
    frames = from_hand_frames(list(scene(script)))
    for _ in range(count):
        DataSet().add(SavedTake(frames, 640, 480, sign, "ani", "s1", "2026-01-02", "camera"))


def test_a_sign_is_recognised_by_its_takes() -> None:
    network = FakeNetwork()
    record("ombak", "wave 1")
    lesson = teach("ombak", DataSet(), network, NOW)
    assert (lesson.takes, lesson.usable, lesson.alike, lesson.known) == (5, True, (), False)
    known = load_taught(network)
    assert known is not None
    again, other = rows("wave 1.1"), rows("lift 1")
    assert known.scores(embedding(again), again)["ombak"] > 0.9
    assert known.scores(embedding(other), other)["ombak"] < 0.1


def test_too_few_takes_teach_nothing() -> None:
    record("ombak", "wave 1", count=2)
    lesson = teach("ombak", DataSet(), FakeNetwork(), NOW)
    assert (lesson.takes, lesson.usable) == (2, False)
    assert taught_signs() == {}
    assert load_taught(FakeNetwork()) is None


def test_lookalikes_among_taught_and_known_signs() -> None:
    record("ombak", "wave 1")
    teach("ombak", DataSet(), FakeNetwork(), NOW)
    record("salam", "wave 1.1")
    lesson = teach("salam", DataSet(), FakeNetwork(says="halo"), NOW)
    likenesses = dict(lesson.alike)
    assert likenesses["halo"] == 1
    assert likenesses["ombak"] > 0.5
    assert set(likenesses) == {"halo", "ombak"}


def test_a_known_sign_may_be_taught_and_is_not_like_itself() -> None:
    record("halo", "wave 1")
    lesson = teach("halo", DataSet(), FakeNetwork(says="halo"), NOW)
    assert lesson.known
    assert lesson.alike == ()


def test_damaged_takes_are_left_out() -> None:
    record("ombak", "wave 1")
    teach("ombak", DataSet(), FakeNetwork(), NOW)
    for place in DataSet().places("ombak")[:2]:
        place.path.write_bytes(b"x")
    known = load_taught(FakeNetwork())
    assert known is not None
    assert known.labels == ("ombak",)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1, "signs": [{"name": 1}]}'])
def test_a_damaged_list_is_named_and_does_not_stop_the_rest(text: str) -> None:
    taught_file().parent.mkdir(parents=True, exist_ok=True)
    taught_file().write_text(text)
    with pytest.raises(SourceError, match="teach your signs again"):
        taught_signs()
    assert load_taught(FakeNetwork()) is None


def test_a_list_of_a_newer_format_is_kept() -> None:
    taught_file().parent.mkdir(parents=True, exist_ok=True)
    taught_file().write_text(json.dumps({"format": 2, "signs": []}))
    with pytest.raises(SourceError, match="update the program"):
        add_taught(TaughtSign("a", "b", "c"))
    assert json.loads(taught_file().read_text())["format"] == 2


def test_a_running_program_hears_of_it() -> None:
    heard = threading.Event()
    watch = TaughtWatch(heard.set, every=0.02)
    watch.start()
    assert not heard.wait(0.1)
    add_taught(TaughtSign("ombak", str(Path("x")), "2026-01-02"))
    assert heard.wait(5)
    watch.close()
    watch.close()
