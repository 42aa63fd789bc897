"""All that one hand does: pinches, and the shapes in which it zooms, turns and scrolls."""

from __future__ import annotations

from dataclasses import dataclass, field

from gestures.landmarks import Handedness
from gestures.motion.clicks import RIGHT_CLICK, Clicks
from gestures.motion.dial import DialStance
from gestures.motion.look import Look
from gestures.motion.parameters import MotionParameters
from gestures.motion.path import Path
from gestures.motion.pinch import Pinch
from gestures.motion.scroll import ScrollStance
from gestures.motion.stances import Steps


@dataclass(slots=True)
class Finding:
    """What a hand does at one moment.

    click: the name of a click that is done now. dragging: whether it carries something.
    steps: of which movement and how many. busy: whether a drag or a movement is under way.
    """

    track_id: int
    hand: Handedness
    confidence: float
    click: str | None = None
    dragging: bool = False
    steps: dict[str, int] = field(default_factory=dict)
    busy: bool = False

    def add(self, steps: Steps) -> None:
        """Take note of steps."""
        if steps is not None:
            self.steps[steps[0]] = self.steps.get(steps[0], 0) + steps[1]


class HandMotion:
    """One hand from its first look on."""

    def __init__(self, parameters: MotionParameters, look: Look) -> None:
        self.look = look
        self.path = Path(look, parameters.pinch)
        self.pinch = Pinch(parameters.pinch, "index")
        self._middle = Pinch(parameters.pinch, "middle")
        self._clicks = Clicks(parameters.pinch)
        self._stances = (DialStance(parameters), ScrollStance(parameters))

    def see(self, look: Look, *, alone: bool = True) -> Finding:
        """Take the next look at the hand. alone: whether no other hand is near it."""
        if look.t > self.path.t:
            self.path.add(look)
        self.look = look
        finding = Finding(look.track_id, look.hand, look.confidence)
        self._pinch(look, finding)
        self._step(look, finding, alone)
        return finding

    def unseen(self) -> Finding:
        """Return what a hand does that is not seen for the moment: what it did, but no more."""
        look = self.look
        busy = self.pinch.dragging or any(stance.under_way for stance in self._stances)
        return Finding(
            look.track_id,
            look.hand,
            look.confidence,
            dragging=self.pinch.dragging,
            busy=busy,
        )

    def join(self) -> None:
        """Let the pinch be one of both hands: it is neither a click nor a drag of its own."""
        if self.pinch.hold is not None:
            self.pinch.hold.joined = self.pinch.hold.spent = True
        self._clicks.interrupt()

    def carry_on(self, finding: Finding) -> None:
        """Begin to drag when the pinch is more than a click, and say whether it does."""
        hold = self.pinch.hold
        if hold is not None and not hold.dragging and self.pinch.holds_on(self.look.t):
            hold.dragging = True
            self._clicks.interrupt()
        finding.dragging = self.pinch.dragging
        finding.busy |= self.pinch.dragging

    def _pinch(self, look: Look, finding: Finding) -> None:
        tap = self.pinch.update(look, self.path)
        other = self._middle.update(look, self.path)
        moving = any(stance.under_way for stance in self._stances)
        pointed = self.pinch.last is not None and self.pinch.last.pointing
        if tap and not (pointed and moving):
            finding.click = self._clicks.tap(look.t)
        elif other:
            finding.click = RIGHT_CLICK
        if self.pinch.means_something:
            self._middle.spend()

    def _step(self, look: Look, finding: Finding, alone: bool) -> None:
        for stance in self._stances:
            if self.pinch.means_something or not (alone or stance.under_way):
                stance.leave()
            else:
                finding.add(stance.update(look, self.path))
                finding.busy |= stance.under_way
