"""Which scores a hand's card shows, and what it says of what does not happen."""

from __future__ import annotations

import pytest
from frames import machine, score

from controller.monitor.bars import HALF_LIFE, Scoreboard, hand_card, why_not
from controller.monitor.frame import SeenFrame, SeenMachine
from controller.texts import LANGUAGES, Texts


def frame(*machines: SeenMachine) -> SeenFrame:
    return SeenFrame(0.0, (640, 480), 30.0, 20.0, 0.5, 300.0, "slides", False, (), machines)


def labels(board: Scoreboard, most: int = 9, *hands: str) -> list[str]:
    return [bar.label for bar in board.best(hands or ("right",), most)]


def test_the_best_come_first_and_what_is_active_before_all() -> None:
    board = Scoreboard()
    scores = {"palm": score(0.55), "stop": score(0.6), "fist": score(0.1)}
    board.update(0.0, [machine(scores, active="palm", state="active")])
    assert labels(board) == ["palm", "stop", "fist"]
    assert labels(board, 1) == ["palm"]


def test_a_short_drop_changes_no_place() -> None:
    board = Scoreboard()
    board.update(0.0, [machine({"palm": score(0.9), "stop": score(0.5)})])
    board.update(0.1, [machine({"palm": score(0.3), "stop": score(0.6)})])
    assert labels(board) == ["palm", "stop"]
    assert board.best(("right",), 1)[0].score.score == 0.3


def test_a_flash_fades_and_goes() -> None:
    board = Scoreboard()
    board.update(0.0, [machine({"click": score(0.8)}, recogniser="clicks")])
    board.update(HALF_LIFE, [])
    (bar,) = board.best(("right",), 9)
    assert (bar.score.score, bar.score.enter, bar.reading) == (0.0, 0.7, "quiet")
    assert bar.peak == pytest.approx(0.4)
    board.update(10 * HALF_LIFE, [])
    assert labels(board) == []


@pytest.mark.parametrize(
    ("value", "active", "reading"),
    [(0.49, None, "quiet"), (0.5, None, "rising"), (0.7, None, "over"), (0.6, "palm", "active")],
)
def test_thresholds(value: float, active: str | None, reading: str) -> None:
    board = Scoreboard()
    board.update(0.0, [machine({"palm": score(value)}, active=active)])
    assert board.best(("right",), 1)[0].reading == reading


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        (machine({"palm": score(0.6)}), "monitor.below"),
        (machine({"palm": score(0.4)}), None),
        (machine({"palm": score(0.9, 0.4)}, state="candidate"), "monitor.dwell"),
        (machine({"palm": score(0.9)}, state="active", active="palm"), None),
        (machine({"palm": score(0.9)}, too_fast=True), "monitor.too_fast"),
        (machine({"palm": score(0.1)}, too_fast=True), None),
        (machine({"swipe_left": score(0.9)}, kind="once", claimed=True), "monitor.claimed"),
        (machine({}, state="cooldown"), "monitor.cooldown"),
        (machine({"palm": score(0.6)}, seen=False), None),
        (machine({}), None),
    ],
)
def test_why_it_does_not_act(given: SeenMachine, hint: str | None) -> None:
    found = why_not(given)
    assert (found.name if found else None) == hint
    for language in LANGUAGES if found else ():
        assert "{" not in Texts(language)(found.name, **found.values)


def test_of_several_reasons_the_nearest_to_an_action_is_told() -> None:
    near = machine({"palm": score(0.9, 0.4)}, state="candidate")
    rests = machine({}, recogniser="swipe", state="cooldown")
    card = hand_card(frame(rests, near), Scoreboard(), "right", 3)
    assert card.hint is not None
    assert (card.hint.name, card.hint.values) == ("monitor.dwell", {"label": "palm", "part": "40%"})


def test_both_hands_show_on_each_card() -> None:
    right, both = machine(), machine(hand="both", track=-1)
    assert hand_card(frame(right, both), Scoreboard(), "right", 3).machines == (right, both)
    assert hand_card(frame(right, both), Scoreboard(), "left", 3).machines == ()


def test_of_two_right_hands_the_one_that_is_seen_is_shown() -> None:
    gone, seen = machine(seen=False), machine(track=2, speed=1.5)
    card = hand_card(frame(gone, seen), Scoreboard(), "right", 3)
    assert (card.machines, card.speed) == ((seen,), 1.5)


def test_signs_stand_beside_the_hand_that_makes_them() -> None:
    right = machine()
    signing = machine(track=-2_000_000, recogniser="signs", kind="steps")
    assert hand_card(frame(signing, right), Scoreboard(), "right", 3).machines == (right, signing)
