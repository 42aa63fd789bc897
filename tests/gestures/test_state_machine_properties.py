"""What holds for every life of a state machine."""

from __future__ import annotations

import math
from itertools import pairwise

from gesture_scripts import Step
from hypothesis import given, settings
from hypothesis import strategies as st
from machine_strategies import (
    LABELS,
    NASTY_TIME_STEPS,
    Told,
    flat,
    readings,
    rules,
    run,
    sane_steps,
)
from machine_strategies import wild_steps as wild

from gestures.state_machine import create_machine
from gestures.thresholds import TICK, Rules

MANY = settings(max_examples=120, deadline=None)
any_rules = st.sampled_from(("lasting", "once")).flatmap(rules)


def value(scores: dict[str, float] | None, label: str) -> float:
    score = (scores or {}).get(label, 0.0)
    return min(max(score, 0.0), 1.0) if math.isfinite(score) else 0.0


def frames(told: list[Told]) -> list[Told]:
    """The frames that a machine must not ignore."""
    taken, latest = [], -math.inf
    for one in told:
        if one.step.close:
            latest = max([latest, *(event.t for event in one.events)])
        elif math.isfinite(one.step.t) and one.step.t > latest:
            latest = one.step.t
            taken.append(one)
    return taken


@MANY
@given(rules("lasting"), wild())
def test_each_begin_has_one_end_and_one_label_is_active(rules: Rules, steps: list[Step]) -> None:
    active = None
    for event in flat(run(rules, steps)):
        assert event.phase in ("begin", "hold", "end")
        if event.phase == "begin":
            assert active is None
            active = event.name
        else:
            assert active == event.name
            active = None if event.phase == "end" else active
        assert 0 <= event.confidence <= 1
    assert active is None


@MANY
@given(rules("once"), wild())
def test_once_only_fires(rules: Rules, steps: list[Step]) -> None:
    assert {event.phase for event in flat(run(rules, steps))} <= {"fire"}


@MANY
@given(any_rules, wild())
def test_times_are_sorted_and_not_of_the_future(rules: Rules, steps: list[Step]) -> None:
    told = run(rules, steps)
    times = [event.t for event in flat(told)]
    assert all(math.isfinite(t) for t in times)
    assert times == sorted(times)
    for before, now in pairwise(frames(told)):
        for event in now.events:
            assert before.step.t <= event.t <= now.step.t


@MANY
@given(rules("lasting"), wild())
def test_no_begin_in_the_cooldown(rules: Rules, steps: list[Step]) -> None:
    ended: dict[str, float] = {}
    for event in flat(run(rules, steps)):
        if event.phase == "begin" and event.name in ended:
            assert event.t >= ended[event.name] + rules.of(event.name).cooldown - TICK
        if event.phase == "end":
            ended[event.name] = event.t


@MANY
@given(rules("once"), wild())
def test_no_fire_in_the_cooldown_of_any_label(rules: Rules, steps: list[Step]) -> None:
    for before, after in pairwise(flat(run(rules, steps))):
        assert after.t >= before.t + rules.of(before.name).cooldown - TICK


@MANY
@given(rules("once"), sane_steps())
def test_between_two_fires_all_labels_are_below_leave(rules: Rules, steps: list[Step]) -> None:
    told = [one for one in run(rules, steps) if not one.step.close]
    fires = [n for n, one in enumerate(told) if one.events]
    for first, second in pairwise(fires):
        neutral = [
            all(value(one.step.scores, k) < rules.of(k).leave for k in one.step.scores or {})
            for one in told[first + 1 : second]
        ]
        gaps = [b.step.t - a.step.t for a, b in pairwise(told[first : second + 1])]
        assert any(neutral) or max(gaps) > rules.max_gap


@MANY
@given(any_rules, wild())
def test_a_begin_is_earned(rules: Rules, steps: list[Step]) -> None:
    """Since its last event some frame reached enter, and it was shown for its dwell."""
    told = run(rules, steps)
    taken = frames(told)
    since = dict.fromkeys(LABELS, -math.inf)
    for n, one in enumerate(taken):
        for event in one.events:
            before, since[event.name] = since[event.name], event.t
            if event.phase not in ("begin", "fire"):
                continue
            own = rules.of(event.name)
            past = [frame for frame in taken[: n + 1] if frame.step.t > before]
            scores = [value(frame.step.scores, event.name) for frame in past]
            assert scores[-1] >= own.leave
            assert max(scores) >= own.enter
            shown = sum(
                min(b.step.t - a.step.t, rules.max_gap)
                for (a, b), score in zip(pairwise(past), scores, strict=False)
                if score >= own.leave
            )
            assert shown >= own.dwell - len(past) * TICK


@MANY
@given(rules("lasting"), sane_steps())
def test_an_end_is_earned(rules: Rules, steps: list[Step]) -> None:
    """Without a rival, nobody ends a label that was clearly shown within its release."""
    told = run(rules, steps)
    for n, one in enumerate(told[:-1]):
        rival = any(event.phase == "begin" for event in one.events)
        for event in one.events:
            if event.phase != "end" or rival:
                continue
            own = rules.of(event.name)
            for past in told[:n]:
                clear = list(past.step.scores or {}) == [event.name]
                if clear and value(past.step.scores, event.name) >= own.leave:
                    assert past.step.t <= event.t - own.release + TICK


@MANY
@given(rules("lasting"), sane_steps())
def test_a_label_lost_for_long_has_ended(rules: Rules, steps: list[Step]) -> None:
    """Liveness: nothing stays active beyond its release after the last frame showing it."""
    machine = create_machine(rules, 1, "left")
    shown = dict.fromkeys(LABELS, -math.inf)
    for step in steps:
        machine.update(step.t, step.scores)
        for label in step.scores or {}:
            if value(step.scores, label) >= rules.of(label).leave:
                shown[label] = step.t
        if machine.active:
            limit = shown[machine.active] + rules.max_gap + rules.of(machine.active).release
            assert step.t <= limit + max(TICK, 0)


@MANY
@given(rules("lasting"), sane_steps(max_size=10), st.sampled_from((0.01, 1 / 30, 0.04)))
def test_what_is_shown_for_long_is_active(rules: Rules, steps: list[Step], dt: float) -> None:
    """Liveness: after any past, a clear label begins at the latest after all the waits."""
    machine = create_machine(rules, 1, "left")
    t = 0.0
    for step in steps:
        machine.update(step.t, step.scores)
        t = step.t
    own = rules.of("palm")
    for n in range(1, math.ceil((1.0 + own.dwell + own.cooldown) / dt)):
        machine.update(t + n * dt, {"palm": 1.0})
    assert machine.active == "palm"


@MANY
@given(rules("lasting"), wild())
def test_holds_keep_their_distance(rules: Rules, steps: list[Step]) -> None:
    told = run(rules, steps)
    assert all(sum(event.phase == "hold" for event in one.events) <= 1 for one in told)
    count, began = 0, 0.0
    for event in flat(told):
        every = rules.of(event.name).hold_every
        if event.phase == "begin":
            count, began = 0, event.t
        if event.phase == "hold":
            assert every is not None
            count += 1
            assert event.t >= began + count * every - 2 * TICK


@MANY
@given(any_rules, sane_steps(), st.data())
def test_bad_frames_change_nothing(rules: Rules, steps: list[Step], data: st.DataObject) -> None:
    """Repeated, backward and not finite times in between give the very same events."""
    spoilt, t = [], -math.inf
    for step in steps:
        spoilt.append(step)
        t = max(t, step.t)
        for dt in data.draw(st.lists(st.sampled_from(NASTY_TIME_STEPS), max_size=2)):
            spoilt.append(Step(t + dt, data.draw(readings())))
    assert flat(run(rules, spoilt)) == flat(run(rules, steps))


@MANY
@given(any_rules, sane_steps(max_size=15), st.randoms(use_true_random=False))
def test_shuffled_frames_leave_nothing_active(rules: Rules, steps: list[Step], random) -> None:
    shuffled = [*steps, *steps, *(Step(math.nan, step.scores) for step in steps)]
    random.shuffle(shuffled)
    events = flat(run(rules, shuffled))
    phases = [event.phase for event in events]
    assert phases.count("begin") == phases.count("end")


@MANY
@given(any_rules, sane_steps())
def test_the_order_of_labels_does_not_matter(rules: Rules, steps: list[Step]) -> None:
    turned = [
        Step(s.t, None if s.scores is None else dict(reversed(s.scores.items()))) for s in steps
    ]
    assert flat(run(rules, turned)) == flat(run(rules, steps))


@MANY
@given(any_rules, wild(), st.sampled_from((-1.0, 0.0, 3.0, 1e9, math.inf, math.nan)))
def test_close_twice_is_close_once(rules: Rules, steps: list[Step], t: float) -> None:
    machine = create_machine(rules, 1, "left")
    for step in steps:
        machine.update(step.t, step.scores)
    was_active = machine.active
    first = machine.close(t)
    assert [(event.phase, event.name) for event in first] == (
        [("end", was_active)] * bool(was_active)
    )
    assert machine.close(t) == []
    assert machine.close(t + 1) == []
    assert machine.active is None
    assert not machine.progress


@MANY
@given(any_rules, wild())
def test_a_machine_left_alone_comes_to_rest(rules: Rules, steps: list[Step]) -> None:
    """So that machines of tracks that are gone can be dropped."""
    machine = create_machine(rules, 1, "left")
    for step in steps:
        machine.update(step.t, step.scores)
    t = max([0.0, *(step.t for step in steps if math.isfinite(step.t))])
    for n in range(1, 4):
        machine.update(t + n * 10.0, None)
    assert machine.at_rest
    assert machine.state == "idle"


@MANY
@given(rules("lasting"), wild())
def test_begin_and_end_name_the_same_hand(rules: Rules, steps: list[Step]) -> None:
    """Also when the tracker changes its mind on the way."""
    machine = create_machine(rules, 1, "left")
    events = []
    for n, step in enumerate(steps):
        machine.hand = "left" if n % 3 else "right"
        events += machine.update(step.t, step.scores)
    events += machine.close(math.inf)
    hand = None
    for event in events:
        hand = event.hand if event.phase == "begin" else hand
        assert event.hand == hand
