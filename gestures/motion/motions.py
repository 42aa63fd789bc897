"""Follows every hand from frame to frame, and both hands as one."""

from __future__ import annotations

import math
from collections.abc import Iterable

from gestures.landmarks import HandFrame
from gestures.motion.both_hands import BothHands
from gestures.motion.hand_motion import Finding, HandMotion
from gestures.motion.look import Look, look_at
from gestures.motion.parameters import MotionParameters
from gestures.motion.pinch import Pinch


class Motions:
    """What all hands do. Several recognisers share one: a frame is looked at once."""

    def __init__(self, parameters: MotionParameters | None = None) -> None:
        self._p = parameters or MotionParameters()
        self._hands: dict[int, HandMotion] = {}
        self._both: BothHands | None = None
        self._pair: tuple[int, int] = (0, 0)
        self._frame: HandFrame | None = None
        self._findings: list[Finding] = []

    def reset(self) -> None:
        """Forget all hands."""
        self._hands.clear()
        self._both = self._frame = None
        self._findings = []

    def see(self, frame: HandFrame) -> list[Finding]:
        """Return what the hands do in a frame, one Finding a hand; also of one just lost."""
        if frame is not self._frame:
            self._frame = frame
            self._drop_lost(frame.t)
            findings = self._look(frame)
            self._hold_together(frame.t, findings)
            self._findings = list(findings.values())
        return self._findings

    def _drop_lost(self, t: float) -> None:
        lost = [key for key, hand in self._hands.items() if t - hand.look.t > self._p.missing]
        for key in lost:
            del self._hands[key]

    def _look(self, frame: HandFrame) -> dict[int, Finding]:
        findings = {}
        looks = [look for hand in frame.hands if (look := look_at(frame, hand)) is not None]
        for look in looks:
            motion = self._hands.get(look.track_id)
            if motion is None:
                motion = self._hands[look.track_id] = HandMotion(self._p, look)
            findings[look.track_id] = motion.see(look, alone=self._is_alone(look, looks))
        for key, motion in self._hands.items():
            if key not in findings:
                findings[key] = motion.unseen()
        return findings

    def _is_alone(self, look: Look, looks: Iterable[Look]) -> bool:
        """Tell whether no other hand is near; one just found may be the same hand, seen twice."""
        near = (each for each in looks if each is not look and _distance(look, each) < self._p.near)
        known = (self._hands.get(each.track_id) for each in near)
        return all(hand is None or look.t - hand.path.born < self._p.missing for hand in known)

    def _hold_together(self, t: float, findings: dict[int, Finding]) -> None:
        """Let both hands zoom or rotate when both pinch, else each drag on its own."""
        pair = self._pair_of_pinches()
        if pair is None:
            self._both = None
            for key, finding in findings.items():
                self._hands[key].carry_on(finding)
            return
        left, right = pair
        looks = left.look, right.look
        for motion in pair:
            motion.join()
            findings[motion.look.track_id].busy = True
        ids = looks[0].track_id, looks[1].track_id
        if self._both is None or ids != self._pair:
            self._both, self._pair = BothHands(self._p, *looks), ids
        elif looks[0].t == looks[1].t == t:
            findings[ids[1]].add(self._both.update(*looks))

    def _pair_of_pinches(self) -> tuple[HandMotion, HandMotion] | None:
        """Return the left and the right hand when both hold on to one thing."""
        if len(self._hands) != 2:
            return None
        one, other = self._hands.values()
        held = self._both is not None and {one.look.track_id, other.look.track_id} == {*self._pair}
        if not held and not self._take_hold(one.pinch, other.pinch):
            return None
        if one.pinch.hold is None or other.pinch.hold is None:
            return None
        if one.look.hand == other.look.hand:
            pair = sorted((one, other), key=lambda motion: motion.look.x)
        else:
            pair = sorted((one, other), key=lambda motion: motion.look.hand)
        return pair[0], pair[1]

    def _take_hold(self, one: Pinch, other: Pinch) -> bool:
        """Tell whether two closed pinches begin to hold a thing: meant, and neither drags yet.

        Two hands that close at once are sure of each other: one of them is enough to be still.
        """
        if one.hold is None or other.hold is None or one.dragging or other.dragging:
            return False
        if one.means_something and other.means_something:
            return True
        at_once = abs(one.hold.closed_at - other.hold.closed_at) <= self._p.pinch.together
        meant = one.means_something or other.means_something
        return at_once and meant and one.hold.shaped and other.hold.shaped


def _distance(a: Look, b: Look) -> float:
    """Return how far two palms are from each other, in the larger hand-width."""
    return math.hypot(a.x - b.x, a.y - b.y) / max(a.size, b.size)
