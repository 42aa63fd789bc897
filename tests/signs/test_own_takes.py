"""The user's recordings as something to train on."""

from __future__ import annotations

from pathlib import Path

from test_data_set import take

from controller.signs.data_set import DataSet
from models.training.signs.own_takes import load_own


def test_there_may_be_none(tmp_path: Path) -> None:
    assert load_own(tmp_path) is None


def test_sessions_are_told_apart_and_a_damaged_take_is_left_out(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    for signer, session in (("ani", "s1"), ("ani", "s2"), ("budi", "s2")):
        data.add(take(signer=signer, session=session))
    damaged = data.add(take(signer="budi", session="s3"))
    damaged.write_bytes(b"no take")
    said: list[str] = []
    own = load_own(tmp_path, said.append)
    assert own is not None
    assert own.signer.tolist() == ["ani", "ani", "budi"]
    assert own.session.tolist() == [1, 2, 1]
    assert len(said) == 1
    assert str(damaged) in said[0]
