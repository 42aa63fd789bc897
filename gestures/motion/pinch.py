"""A pinch of the thumb and one finger: open, closed, and what it meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gestures.motion.gaps import Gaps
from gestures.motion.look import ON_DIAL, Look
from gestures.motion.parameters import PinchParameters
from gestures.motion.path import Path


@dataclass(slots=True)
class Hold:
    """A pinch from when it closed until it opens; it began when the tips came near.

    place: of the palm when it closed; went: how far (hand-widths) it has been from there.
    meant: whether the hand was up and still before it closed, its fingers not folded. pointing:
    that of a hand that points with its index finger, the others folded, may be a tap, no more.
    shaped: as meant, but the hand may have moved. spent: used up by something else.
    joined: one of both hands' pinches, which hold one thing. told: a tap was told of it, since
    it seemed to open. between: no frame shows it closed.
    """

    began: float
    closed_at: float
    place: tuple[float, float]
    meant: bool
    shaped: bool
    pointing: bool
    between: bool
    went: float = 0.0
    dragging: bool = False
    joined: bool = False
    spent: bool = False
    told: bool = False


class Pinch:
    """One finger's pinch of one hand. Closed and open lie apart, so noise does not flicker."""

    def __init__(self, parameters: PinchParameters, finger: Literal["index", "middle"]) -> None:
        self._p = parameters
        self._finger = finger
        self._gaps = Gaps(parameters.closing, parameters.apart)
        self._opened_at = self._tapped_at = float("-inf")
        self.hold: Hold | None = None
        self.last: Hold | None = None

    @property
    def dragging(self) -> bool:
        """Whether it carries something."""
        return self.hold is not None and self.hold.dragging

    @property
    def means_something(self) -> bool:
        """Whether it is closed, meant, and not used up."""
        return self.hold is not None and self.hold.meant and not self.hold.spent

    def spend(self) -> None:
        """Use up the pinch that is closed, if any: it is neither a tap nor a drag any more."""
        if self.hold is not None:
            self.hold.spent = True

    def update(self, look: Look, path: Path) -> bool:
        """Take the next look; return whether a tap ends now."""
        p, (gap, _) = self._p, self._gaps_of(look)
        self._gaps.add(gap, look)
        if self.hold is None:
            between = self._gaps.touched_between(p.met, p.open)
            if gap < p.close:
                self._close(look, path)
            elif between is not None:
                self.hold = self._closed(between, path, between.t, between=True)
        if self.hold is None:
            return False
        if gap > p.open:
            return self._open(self.hold, look.t)
        self._opened_at = float("inf")
        self.hold.went = max(self.hold.went, path.away(self.hold.place))
        return False

    def holds_on(self, t: float) -> bool:
        """Tell whether it is more than a click by now: it has gone somewhere, or stays closed."""
        if self.hold is None or not self.means_something:
            return False
        return self.hold.went > self._p.carry or t - self.hold.closed_at > self._p.tap

    def _close(self, look: Look, path: Path) -> None:
        """Begin to hold; a pinch that closes again at once goes on: landmarks jumped."""
        t = self._gaps.passed(self._p.close)
        again = t - self._opened_at < self._p.reclose
        self.hold = self.last if again and self.last else self._closed(look, path, t)

    def _closed(self, look: Look, path: Path, t: float, *, between: bool = False) -> Hold:
        p = self._p
        towards = abs(look.angle) <= p.upright and path.facing(p.settle) >= p.facing
        rested = path.rested(t, p.fresh) or t - self._tapped_at <= p.double
        still = rested and path.travel(p.settle) <= p.still
        if self._finger == "index":
            unfolded = look.others >= p.unfolded
        else:
            unfolded = 0.5 * (look.ring + look.pinky) >= p.unfolded_middle
        gap, beside = self._gaps_of(look)
        was_apart = self._gaps.widest(look.t) >= p.apart
        clean = was_apart and towards and beside - gap >= p.clear
        shaped = clean and unfolded
        return Hold(
            self._gaps.closes,
            t,
            (look.x, look.y),
            meant=shaped and still,
            shaped=shaped,
            pointing=clean and still and self._pointed(),
            between=between,
        )

    def _gaps_of(self, look: Look) -> tuple[float, float]:
        """Return how far the thumb is from the finger's tip, and from the other one's."""
        gaps = look.index_gap, look.middle_gap
        return gaps if self._finger == "index" else (gaps[1], gaps[0])

    def _pointed(self) -> bool:
        """Tell whether the hand has been pointing: the index finger alone is straight."""
        looks = self._gaps.looks
        first, folded = looks[0], max(look.others for look in looks) <= self._p.folded
        straight = first.index >= self._p.straight and first.thumb_away < ON_DIAL
        return self._finger == "index" and folded and straight

    def _open(self, hold: Hold, t: float) -> bool:
        """End the hold, that of something carried only when it stays open."""
        p, opened = self._p, self._gaps.passed(self._p.open)
        carries = hold.dragging or hold.joined
        if carries:
            self._opened_at = opened = min(self._opened_at, opened)
            if t - opened < p.stays_open:
                return False
        self._opened_at, self.hold = opened, None
        self.last = None if carries else hold
        if carries:
            return False
        short = opened - hold.closed_at <= p.tap
        short &= hold.between or opened - hold.began >= p.flicker
        meant = (hold.meant and not hold.spent) or hold.pointing
        if not (short and meant and hold.went <= p.slack) or hold.told:
            return False
        hold.told, self._tapped_at = True, t
        return True
