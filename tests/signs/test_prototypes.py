"""What holds of prototypes whatever the numbers are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sign_scenes import scene

from gestures.signs.features import N_HAND, STEPS, WIDTH, features
from gestures.signs.layout import Array, from_hand_frames
from gestures.signs.likeness import distances
from gestures.signs.prototypes import Prototypes, Shown, with_taught

SHARES = st.floats(0, 1)
NAMES = st.sampled_from(["aku", "kamu", "none", "halo"])


def rows(script: str) -> Array:
    return features(from_hand_frames(list(scene(script))))


def embedding(rows: Array) -> Array:
    """Return something of unit length that tells windows apart, as a network does."""
    path = rows[:, N_HAND + 1 : N_HAND + 3]
    far = np.concatenate([4 * (path - path.mean(axis=0)), path - (1, 0)]).ravel()
    return np.asarray(far / np.linalg.norm(far), np.float32)


def shown(*scripts: str) -> Shown:
    windows = np.stack([rows(script) for script in scripts])
    return Shown(np.stack([embedding(window) for window in windows]), windows)


@given(st.dictionaries(NAMES, SHARES, min_size=1), st.dictionaries(NAMES, SHARES))
def test_probabilities_stay_probabilities(
    network: dict[str, float], taught: dict[str, float]
) -> None:
    total = sum(network.values()) or 1.0
    joined = with_taught({name: p / total for name, p in network.items()}, taught)
    assert set(joined) == set(network) | set(taught)
    assert all(0 <= p <= 1 for p in joined.values())
    assert sum(joined.values()) <= 1 + 1e-9


@given(st.dictionaries(NAMES, SHARES, min_size=1))
def test_nothing_taught_changes_nothing(network: dict[str, float]) -> None:
    assert with_taught(network, {}) == network


def test_a_sure_taught_sign_wins_and_a_far_one_does_not() -> None:
    network = {"halo": 0.9, "none": 0.1}
    assert (
        max(with_taught(network, {"ombak": 0.95}).items(), key=lambda each: each[1])[0] == "ombak"
    )
    assert max(with_taught(network, {"ombak": 0.05}).items(), key=lambda each: each[1])[0] == "halo"


def test_distance_is_that_of_the_hands() -> None:
    wave, lift = rows("wave 1"), rows("lift 1")
    same, other = distances(wave, np.stack([wave, lift]))
    assert same == 0
    assert other > 0.3
    assert distances(lift, wave[None])[0] == pytest.approx(other)
    assert len(distances(wave, np.zeros((0, STEPS, WIDTH), np.float32))) == 0


def test_signs_are_told_by_the_takes_they_were_shown_with() -> None:
    taught = Prototypes.fit({name: shown(*[f"{name} 1"] * 3) for name in ("wave", "lift")})
    for name in ("wave", "lift"):
        again = rows(f"{name} 1.1")
        scores = taught.scores(embedding(again), again)
        assert scores[name] > 0.7
        assert all(score < 0.3 for other, score in scores.items() if other != name)


def test_what_is_near_no_take_is_rejected() -> None:
    taught = Prototypes.fit({"lift": shown("lift 1", "lift 1")})
    nothing = np.zeros((STEPS, WIDTH), np.float32)
    away = np.zeros_like(embedding(rows("lift 1")))
    away[0] = 1
    assert taught.scores(away, nothing)["lift"] < 0.1
    hold = rows("hold 1")
    assert taught.scores(embedding(hold), hold)["lift"] < 0.3


def test_lookalikes_are_named() -> None:
    taught = Prototypes.fit({"wave": shown("wave 1", "wave 1"), "lift": shown("lift 1", "lift 1")})
    assert list(taught.lookalikes("ombak", shown("wave 1.1"))) == ["wave"]
    assert taught.lookalikes("wave", shown("wave 1.1")) == {}


def test_a_sign_without_a_take_cannot_be_learnt() -> None:
    nothing = np.zeros((0, STEPS, WIDTH), np.float32)
    with pytest.raises(ValueError, match="no take of wave"):
        Prototypes.fit({"wave": Shown(np.zeros((0, 3), np.float32), nothing)})
