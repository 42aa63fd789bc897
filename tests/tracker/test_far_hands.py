"""Far hands: found in parts, proved, followed through a window, handed back, lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from far_scene import SIZE, Rig, hand

from controller.tracker.far_hands import WHOLE_WHILE_FOLLOWING
from controller.tracker.follower import CONFIRM_AFTER, DECIDE_WITHIN, PATIENCE


@pytest.mark.parametrize("fps", [8, 15, 30, 60])
@pytest.mark.parametrize("place", [(0.15, 0.3), (0.5, 0.5), (0.85, 0.8)])
def test_a_small_hand_is_found_and_then_seen_in_every_picture(
    fps: int, place: tuple[float, float]
) -> None:
    rig = Rig(lambda t: [hand(*place)])
    rig.play(3.0, fps)
    assert rig.first() <= 1.0 if fps >= 15 else 1.5
    assert rig.counts(rig.first()) == {1}


def test_landmarks_are_those_of_the_whole_picture() -> None:
    true = hand(0.6, 0.5)
    true = replace(true, image=true.image + np.float32([0, 0, 0.01]))
    rig = Rig(lambda t: [true])
    rig.play(1.5)
    np.testing.assert_allclose(rig.hands[-1][1][0].image, true.image, atol=0.01)
    np.testing.assert_allclose(rig.hands[-1][1][0].image[:, 2], 0.01, atol=1e-4)


def test_a_moving_hand_stays_in_the_window() -> None:
    rig = Rig(lambda t: [hand(0.2 + 0.3 * max(0.0, t - 1.5))])
    rig.play(3.0)
    assert rig.counts(1.5) == {1}
    assert max(width for _, width in rig.followers[0].asked) < SIZE.width / 2


@pytest.mark.parametrize(("fps", "most"), [(15, 30), (30, 34), (60, 64)])
def test_a_search_takes_one_look_a_picture_or_few_more(fps: int, most: int) -> None:
    rig = Rig(lambda t: ())
    rig.play(4.0, fps)
    assert (len(rig.whole.asked) + len(rig.finder.asked)) / 4.0 <= most
    assert len(rig.finder.asked) / 4.0 <= 16


@pytest.mark.parametrize("fps", [15, 30, 60])
def test_the_whole_picture_is_looked_at_often_enough_for_near_hands(fps: int) -> None:
    rig = Rig(lambda t: ())
    rig.play(4.0, fps)
    assert np.diff([t for t, _ in rig.whole.asked]).max() < 0.1


def test_a_search_that_finds_nothing_slows_down() -> None:
    rig = Rig(lambda t: ())
    rig.play(10.0)
    early = sum(t < 3.0 for t, _ in rig.finder.asked)
    late = sum(t >= 7.0 for t, _ in rig.finder.asked)
    assert late < 0.7 * early


def test_nothing_moves_nothing_is_searched() -> None:
    rig = Rig(lambda t: [hand()], moves=False)
    rig.play(3.0)
    assert rig.finder.asked == []
    assert rig.followers == []


def test_a_near_hand_costs_a_look_at_the_whole_picture_and_no_more() -> None:
    rig = Rig(lambda t: [hand(width=0.12)])
    rig.play(2.0)
    assert rig.counts() == {1}
    assert len(rig.whole.asked) == 60
    assert (rig.finder.asked, rig.followers) == ([], [])


def test_while_a_far_hand_is_followed_the_rest_is_looked_at_now_and_then() -> None:
    rig = Rig(lambda t: [hand()])
    rig.play(4.0)
    late = [sum(t >= 2.0 for t, _ in eyes.asked) for eyes in (rig.whole, rig.finder)]
    assert sum(late) / 2.0 <= 6
    assert min(late) >= 3


def test_one_sighting_is_no_hand() -> None:
    rig = Rig(lambda t: [hand()], followed=lambda t: ())
    rig.play(3.0)
    assert rig.counts() == {0}
    assert rig.followers[0].asked


def test_a_hand_counts_only_after_it_was_followed_for_a_moment() -> None:
    rig = Rig(lambda t: [hand()])
    rig.play(1.5)
    assert rig.first() - rig.followers[0].asked[0][0] >= CONFIRM_AFTER


def test_what_hardly_looks_like_a_hand_is_given_up() -> None:
    rig = Rig(lambda t: [hand(score=0.7)] if t < 0.5 else ())
    rig.play(0.5 + DECIDE_WITHIN)
    assert rig.counts() == {0}


def test_what_is_large_in_a_part_and_not_in_the_whole_is_no_hand() -> None:
    rig = Rig(lambda t: [hand(width=0.15)], whole=lambda t: ())
    rig.play(2.0)
    assert rig.counts() == {0}
    assert rig.followers == []


def test_a_hand_that_comes_near_goes_back_to_the_whole_picture() -> None:
    rig = Rig(lambda t: [hand(0.5, 0.5, width=0.03 + 0.06 * max(0.0, min(t - 1.5, 1.0)))])
    rig.play(4.0)
    assert rig.counts(1.5) == {1}
    assert max(t for t, _ in rig.followers[0].asked) < 3.2
    assert sum(t >= 3.5 for t, _ in rig.whole.asked) == 15


def test_a_small_hand_that_the_whole_picture_loses_is_followed_in_the_same_frame() -> None:
    seen = hand(width=0.07)
    rig = Rig(lambda t: [seen], whole=lambda t: [seen] if t < 1.0 else ())
    rig.play(2.0)
    assert rig.counts() == {1}


def test_a_hand_that_is_hidden_for_a_moment_is_back_at_once() -> None:
    gone = 0.6 * PATIENCE
    rig = Rig(lambda t: () if 2.0 <= t < 2.0 + gone else [hand()])
    rig.play(3.0)
    assert rig.counts(2.0, 2.0 + gone) == {0}
    assert rig.counts(2.0 + gone) == {1}


def test_a_lost_hand_costs_nothing_any_more() -> None:
    rig = Rig(lambda t: [hand()] if t < 1.5 else ())
    rig.play(4.0)
    assert rig.counts(1.6) == {0}
    assert max(t for t, _ in rig.followers[0].asked) <= 1.5 + PATIENCE + 0.1


def test_both_hands_of_a_far_person_are_found() -> None:
    rig = Rig(lambda t: [hand(0.4), hand(0.6)])
    rig.play(4.0)
    assert rig.counts(3.0) == {2}


def test_a_far_hand_stays_when_a_near_one_comes() -> None:
    rig = Rig(lambda t: [hand(0.3)] + ([hand(0.8, 0.6, 0.15)] if t >= 2.0 else []))
    rig.play(3.0)
    assert rig.counts(2.0 + WHOLE_WHILE_FOLLOWING + 0.1) == {2}


def test_never_more_than_four_hands() -> None:
    rig = Rig(lambda t: [hand(0.1 + 0.13 * i, 0.3 + 0.1 * (i % 3)) for i in range(6)])
    rig.play(5.0)
    assert max(rig.counts()) == 4


def test_closing_closes_all_that_was_opened_and_only_that() -> None:
    rig = Rig(lambda t: [hand()])
    rig.far.close()
    assert rig.whole.closed
    assert not rig.finder.closed
    rig.play(1.5)
    rig.far.close()
    assert rig.finder.closed
    assert all(follower.closed for follower in rig.followers)
