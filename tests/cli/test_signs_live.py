"""Signs through the whole program, from a recording to captions that are drawn.

``recordings/spelled.hands.npz`` is what MediaPipe saw, hands and body, of a rendered arm that
spells I, L, V.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from command import Isyarat

from controller.sources.recording import Recording, RecordingWriter

SPELLED = Path(__file__).parent / "recordings" / "spelled.hands.npz"
LETTERS = "version: 1\nbindings:\n" + "".join(
    f"  - {{on: {{sign: {letter}}}, do: {{caption: {letter.upper()}}}}}\n"
    for letter in "abcdefghijklmnopqrstuvwxyz"
)


def sentences(text: str) -> list[tuple[str, bool]]:
    lines = [json.loads(line) for line in text.splitlines()]
    return [(line["sentence"], line["closed"]) for line in lines if "sentence" in line]


def test_a_spelled_word_becomes_a_caption(isyarat: Isyarat, tmp_path: Path) -> None:
    (tmp_path / "letters.yaml").write_text(LETTERS)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('[captions]\nstay = "1s"\n')
    run = isyarat(
        *("run", "--profile", "letters.yaml", "--source", SPELLED, "--dry-run"),
        *("--speed", "max", "--events", "-"),
    )
    assert run.returncode == 0, run.stderr
    assert sentences(run.stdout) == [
        ("I", False),
        ("IL", False),
        ("ILV", False),
        ("Ilv", True),
    ]
    (tmp_path / "events.jsonl").write_text(run.stdout)
    shown = isyarat(
        *("captions", "--file", "events.jsonl", "--save", "said.txt"),
        QT_QPA_PLATFORM="offscreen",
    )
    assert shown.returncode == 0, shown.stderr
    assert (tmp_path / "said.txt").read_text("utf-8") == "Ilv\n"


def test_the_recording_has_a_body_in_nearly_every_frame_with_a_hand() -> None:
    frames = [frame for frame in Recording.open(SPELLED) if frame.hands]
    assert np.mean([frame.body is not None for frame in frames]) > 0.9


@pytest.mark.shared
def test_words_of_a_recorded_signer(isyarat: Isyarat, tmp_path: Path, shared_data: Path) -> None:
    """Takes that the network may have been trained on: what is tested is the way to a caption."""
    pytest.importorskip("torch")  # what lays the takes out is a part of the training
    from models.training.signs.as_recording import hand_frames
    from models.training.signs.data import word_frames
    from models.training.signs.streams import Habits, make_stream

    with np.load(shared_data / "signs" / "words_glorycornelia.npz") as kept:
        some = np.isin(kept["label"], ["tolong", "maaf", "perkenalkan"]) & (kept["session"] == 1)
        takes, names = [word_frames(x) for x in kept["x"][some]], kept["label"][some].tolist()
    slowly = Habits(move=(0.5, 0.6), late=0.0, cut=0.1, repeat=0.0, fidget=0.0, signs=(3, 3))
    stream = make_stream(takes, names, 1, slowly, np.random.default_rng(3))
    with RecordingWriter(tmp_path / "signed.hands.npz") as writer:
        for frame in hand_frames(stream.frames):
            writer.append(frame)
    run = isyarat(
        *("run", "--profile", "captions", "--source", "signed.hands.npz", "--dry-run"),
        *("--speed", "max", "--events", "-"),
    )
    wanted = " ".join(sign.name for sign in stream.truth).capitalize()
    assert sentences(run.stdout)[-1] == (wanted, True)
