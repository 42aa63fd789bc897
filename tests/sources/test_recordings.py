from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from controller.errors import SourceError, UsageError
from controller.sources.fakes import FakeClock
from controller.sources.recording import Recording, RecordingWriter, Replay, open_recording
from controller.sources.recording_format import BODY, FRAME, HAND, HEADER
from gestures.landmarks import Body, Hand, HandFrame

finite = st.floats(-1e6, 1e6)
points = arrays(np.float32, (21, 3), elements=st.floats(-2, 2, width=32))
hands = st.builds(
    Hand,
    track_id=st.integers(0, 2**60),
    handedness=st.sampled_from(["left", "right"]),
    handedness_score=st.floats(0, 1),
    score=st.floats(0, 1),
    image=points,
    world=points,
    age=st.floats(0, 1e6),
)
bodies = st.builds(
    Body,
    points=arrays(np.float32, (33, 3), elements=st.floats(-2, 2, width=32)),
    visibility=arrays(np.float32, 33, elements=st.floats(0, 1, width=32)),
)
frames = st.lists(
    st.builds(
        HandFrame,
        t=finite,
        width=st.integers(1, 8000),
        height=st.integers(1, 8000),
        hands=st.lists(hands, max_size=3).map(tuple),
        body=st.none() | bodies,
    ),
    max_size=8,
    unique_by=lambda frame: frame.t,
).map(lambda found: sorted(found, key=lambda frame: frame.t))


def hand(**changes: object) -> Hand:
    values: dict[str, object] = {
        "track_id": 1,
        "handedness": "right",
        "handedness_score": 0.9,
        "score": 0.8,
        "image": np.full((21, 3), 0.5, np.float32),
        "world": np.zeros((21, 3), np.float32),
        "age": 0.1,
    }
    return Hand(**(values | changes))  # type: ignore[arg-type]


def frame(t: float, *found: Hand) -> HandFrame:
    return HandFrame(t, 640, 480, found)


def write(path: Path, recorded: list[HandFrame]) -> Path:
    with RecordingWriter(path) as writer:
        for one in recorded:
            writer.append(one)
    return path


def plain(one: HandFrame) -> object:
    """A frame in values that compare by ==, to the last bit."""
    found = [
        (
            (h.track_id, h.handedness, h.handedness_score, h.score, h.age),
            (h.image.dtype, h.image.tobytes(), h.world.dtype, h.world.tobytes()),
        )
        for h in one.hands
    ]
    body = one.body and (one.body.points.tobytes(), one.body.visibility.tobytes())
    return one.t, one.width, one.height, found, body


@settings(max_examples=40, deadline=None)
@given(frames)
def test_a_replay_is_exact(recorded: list[HandFrame]) -> None:
    with TemporaryDirectory() as folder:
        recording = Recording.open(write(Path(folder) / "a.hands.npz", recorded))
        assert len(recording) == len(recorded)
        for _ in range(2):
            assert [plain(one) for one in recording] == [plain(one) for one in recorded]


def test_many_chunks_are_joined_in_order(tmp_path: Path) -> None:
    recorded = [frame(float(t), *[hand(track_id=t)] * (t % 3)) for t in range(0, 300, 2)]
    recording = Recording.open(write(tmp_path / "a.hands.npz", recorded))
    assert [plain(one) for one in recording] == [plain(one) for one in recorded]


def test_a_minute_of_one_hand_is_about_a_megabyte(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    noisy = [
        hand(image=rng.random((21, 3), np.float32), world=rng.random((21, 3), np.float32))
        for _ in range(1800)
    ]
    path = write(tmp_path / "a.hands.npz", [frame(i / 30, one) for i, one in enumerate(noisy)])
    assert path.stat().st_size < 1.1e6


def test_replay_at_its_own_speed_and_as_fast_as_possible(tmp_path: Path) -> None:
    recording = Recording.open(write(tmp_path / "a.hands.npz", [frame(5.0), frame(5.5)]))
    for speed, captured in (("real", [10.0, 10.5]), ("max", [10.0, 10.0])):
        clock = FakeClock(10.0)
        replay = Replay(recording, speed=speed, clock=clock, sleep=clock.sleep)
        seen = []
        while (observation := replay.read()) is not None:
            seen.append(observation.captured)
        assert seen == captured


def test_a_closed_replay_has_ended(tmp_path: Path) -> None:
    replay = open_recording(write(tmp_path / "a.hands.npz", [frame(1.0)]), speed="max")
    replay.close()
    assert replay.read() is None


def test_the_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.hands.npz"
    writer = RecordingWriter(path)
    writer.append(frame(1.0))
    assert not path.exists()
    writer.close()
    writer.close()
    assert [found.name for found in tmp_path.iterdir()] == ["a.hands.npz"]
    with pytest.raises(ValueError, match="closed"):
        writer.append(frame(2.0))


def test_a_run_that_fails_keeps_what_it_recorded(tmp_path: Path) -> None:
    path = tmp_path / "a.hands.npz"

    def run() -> None:
        with RecordingWriter(path) as writer:
            writer.append(frame(1.0))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        run()
    assert len(Recording.open(path)) == 1


def test_a_crash_leaves_all_but_the_last_seconds(tmp_path: Path) -> None:
    writer = RecordingWriter(tmp_path / "a.hands.npz")
    for t in range(23):
        writer.append(frame(float(t), hand()))
    kept = [one.t for one in Recording.open(tmp_path / "a.part.hands.npz")]
    assert kept == [float(t) for t in range(18)]


@pytest.mark.parametrize("taken", ["a.hands.npz", "a.part.hands.npz"])
def test_nothing_is_overwritten_unless_asked(tmp_path: Path, taken: str) -> None:
    path = tmp_path / "a.hands.npz"
    (tmp_path / taken).write_bytes(b"precious")
    with pytest.raises(SourceError) as caught:
        RecordingWriter(path)
    assert str(caught.value) == (
        f"{tmp_path / taken} exists already: choose another name or remove it"
    )
    assert (tmp_path / taken).read_bytes() == b"precious"
    with RecordingWriter(path, overwrite=True) as writer:
        writer.append(frame(1.0))
    assert len(Recording.open(path)) == 1


def test_a_file_that_appeared_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.hands.npz"
    writer = RecordingWriter(path)
    writer.append(frame(1.0))
    path.write_bytes(b"precious")
    with pytest.raises(SourceError, match="exists already"):
        writer.close()
    assert path.read_bytes() == b"precious"
    assert len(Recording.open(tmp_path / "a.part.hands.npz")) == 1


def test_a_name_without_the_suffix(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is no name for a recording: let it end in \.hands\.npz"):
        RecordingWriter(tmp_path / "a.npz")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"cannot write .*: No such file or directory; choose"):
        RecordingWriter(tmp_path / "gone" / "a.hands.npz")


SEEN = np.ones(33, np.float32)
NAN_POINTS = np.full((21, 3), np.nan, np.float32)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (frame(float("nan")), "it has frame times that are not numbers"),
        (frame(1.0), "it is not later than the one before"),
        (frame(0.5), "it is not later than the one before"),
        (frame(2.0, hand(image=NAN_POINTS)), "it has landmarks that are not numbers"),
        (frame(2.0, hand(world=NAN_POINTS)), "it has landmarks that are not numbers"),
        (frame(2.0, hand(image=np.zeros((20, 3), np.float32))), "its image landmarks have shape"),
        (HandFrame(2.0, 0, 480, ()), "it has pictures without a size"),
        (
            HandFrame(2.0, 640, 480, (), Body(np.zeros((32, 3), np.float32), SEEN)),
            "its body's points have shape",
        ),
        (
            HandFrame(2.0, 640, 480, (), Body(np.full((33, 3), np.nan, np.float32), SEEN)),
            "it has landmarks that are not numbers",
        ),
    ],
)
def test_bad_frames_are_refused_and_the_rest_is_kept(
    tmp_path: Path, bad: HandFrame, words: str
) -> None:
    path = tmp_path / "a.hands.npz"
    with RecordingWriter(path) as writer:
        writer.append(frame(1.0, hand()))
        with pytest.raises(SourceError, match=f"cannot record a frame: {words}"):
            writer.append(bad)
        writer.append(frame(3.0, hand()))
    assert [one.t for one in Recording.open(path)] == [1.0, 3.0]


def forge(path: Path, **members: object) -> Path:
    """Write a recording with some of its members replaced (None: left out)."""
    sound: dict[str, object] = {
        "header": np.array(f"{HEADER} 1"),
        "frames/000000": np.array([(0.0, 640, 480, 0), (1.0, 640, 480, 1)], FRAME),
        "hands/000000": np.zeros(1, HAND),
    }
    replaced = sound | {name.replace("__", "/"): value for name, value in members.items()}
    with path.open("wb") as file:
        np.savez(file, **{name: value for name, value in replaced.items() if value is not None})  # type: ignore[arg-type]
    return path


def frame_records(*rows: tuple[float, int, int, int]) -> np.ndarray:
    return np.array(list(rows), FRAME)


def nan_hands() -> np.ndarray:
    records = np.zeros(1, HAND)
    records["image"][0, 3, 1] = np.nan
    return records


NOT_ONE = "FILE is no recording or is damaged: record it again with --record"


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({}, None),
        ({"header": None}, NOT_ONE),
        ({"header": np.array("something else")}, NOT_ONE),
        (
            {"header": np.array(f"{HEADER} 2")},
            "FILE is of another version: update the program or record it again",
        ),
        ({"frames__000000": np.zeros(3)}, NOT_ONE),
        ({"frames__000000": frame_records((0.0, 1, 1, 1)).reshape(1, 1)}, NOT_ONE),
        ({"hands__000000": np.array([{"pickled": 1}])}, NOT_ONE),
        ({"hands__000000": None}, "its frames and hands do not match"),
        ({"bodies__000000": np.array([(1.0, np.zeros((33, 3)), SEEN)], BODY)}, None),
        (
            {"bodies__000000": np.array([(0.5, np.zeros((33, 3)), SEEN)], BODY)},
            "its frames and bodies do not match",
        ),
        ({"hands__000000": nan_hands()}, "it has landmarks that are not numbers"),
        (
            {"frames__000000": frame_records((0.0, 640, 480, 0), (float("nan"), 640, 480, 1))},
            "it has frame times that are not numbers",
        ),
        (
            {"frames__000000": frame_records((1.0, 640, 480, 0), (1.0, 640, 480, 1))},
            "its frame times do not increase",
        ),
        (
            {"frames__000000": frame_records((0.0, 640, -1, 1))},
            "it has pictures without a size",
        ),
    ],
)
def test_forged_recordings(
    tmp_path: Path, members: dict[str, object], expected: str | None
) -> None:
    path = forge(tmp_path / "a.hands.npz", **members)
    if expected is None:
        assert len(Recording.open(path)) == 2
        return
    if not expected.startswith("FILE"):
        expected = f"FILE cannot be replayed: {expected}: record it again"
    with pytest.raises(SourceError) as caught:
        Recording.open(path)
    assert str(caught.value).replace(str(path), "FILE") == expected


@pytest.mark.parametrize(
    "spoil",
    [lambda data: b"", lambda data: b"hello\n", lambda data: data[: len(data) // 2]],
    ids=["empty", "text", "cut"],
)
def test_files_that_are_none(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = write(tmp_path / "a.hands.npz", [frame(1.0, hand())])
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(SourceError) as caught:
        Recording.open(path)
    assert str(caught.value).replace(str(path), "FILE") == NOT_ONE


def test_a_missing_recording(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"there is no .*: check the name and the folder"):
        Recording.open(tmp_path / "gone.hands.npz")


def test_replayed_landmarks_cannot_be_changed_by_accident(tmp_path: Path) -> None:
    recording = Recording.open(write(tmp_path / "a.hands.npz", [frame(1.0, hand())]))
    found = next(iter(recording)).hands[0]
    with pytest.raises(ValueError, match="read-only"):
        found.image[0, 0] = 7
