"""What counts as a pinch, and as a step of a movement: the numbers that decide."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PinchParameters:
    """Lengths in hand-widths, times in seconds.

    close, open: the fingertips' distance below which a pinch closes and above which it opens.
    met: between two frames that show neither, the distance below which the tips have met.
    apart: distance that the tips must have had within ``closing`` before.
    clear: how much further the thumb must be from the one fingertip, of index and middle
        finger, than from the other.
    unfolded: least mean extension of the other fingers; unfolded_middle: of ring and little
        finger beside a pinch with the middle one. Below it the hand is a fist or a bunch.
    folded: largest mean extension of the other fingers of a hand that points, and straight:
        least one of its index finger, before it pinches.
    upright: radians that the hand may lean to a side.
    facing: how much of the palm must be seen (``Look.facing``) on average while it settles.
    settle: how long a hand must have been in view and nearly still before it pinches;
        still: how far it may go in that time. steady: how far the extension of any
        finger, and the gap of thumb and index finger, may be from usual then, on average.
    fresh: longest time from that rest until the pinch is closed.
    tap: a pinch that opens within this time is a click, unless the tips were not ``apart`` for
        less than ``flicker``, as landmarks are for a frame. slack: how far it may go meanwhile.
    stays_open: how long a hand that carries must be open to let go.
    carry: a closed hand that goes this far drags.
    double: longest time from one click to the next of a double click.
    reclose: a pinch that closes again within this time has only been seen to open.
    together: two pinches that close within this time are of both hands, even if one of the
        hands has only just come into view, or still moved.
    """

    close: float = 0.5
    open: float = 0.8
    met: float = 0.6
    apart: float = 1.0
    closing: float = 0.4
    clear: float = 0.3
    unfolded: float = 1.15
    unfolded_middle: float = 1.0
    folded: float = 1.1
    straight: float = 1.5
    upright: float = math.radians(60)
    facing: float = 0.35
    settle: float = 0.25
    still: float = 0.3
    steady: float = 0.12
    fresh: float = 0.3
    tap: float = 0.35
    flicker: float = 0.055
    stays_open: float = 0.04
    slack: float = 0.45
    carry: float = 0.45
    double: float = 0.6
    reclose: float = 0.07
    together: float = 0.25


@dataclass(frozen=True, slots=True)
class StepParameters:
    """One quantity that changes step by step, in its own unit; times in seconds.

    first: change from rest to the first step. step: from one to the next.
    rest: time without change after which the hand rests and may go either way.
    calm: change that counts as none.
    back: how far it may go the other way before the first step.
    jump: change a second within 0.03 s that no hand makes at its first step: landmarks do.
    gradual: whether a first step that comes within one frame counts only as the way goes on.
    sure: change a second up to which steps are told of at once; fastest: and up to which at all.
    """

    first: float
    step: float
    calm: float
    sure: float
    fastest: float
    rest: float = 0.25
    back: float = math.inf
    jump: float = math.inf
    gradual: bool = False


@dataclass(frozen=True, slots=True)
class MotionParameters:
    """All of them; lengths in hand-widths, times in seconds, angles in radians.

    zoom_drift, turn_drift: how far the palm may go in 0.15 s while one hand zooms, or turns,
        and from its rest to the first step.
    aside: how far it may go to a side until it scrolls, as a part of its way up or down.
    near: a hand with another one this close begins no zoom, turn or scroll of its own: hands
        that work together, or sign.
    missing: a hand that is not seen for longer has ended what it did.
    folded: largest mean extension of the fingers folded on a dial, ``leave``: while it lasts;
        curled: of ring and little finger while it scrolls.
    straight: least extension of a stretched finger.
    together: largest distance of the tips of two fingers held together; ``leave`` likewise.
    """

    pinch: PinchParameters = PinchParameters()
    gap: StepParameters = StepParameters(
        first=0.35, step=0.4, calm=0.25, sure=12.0, fastest=20.0, back=0.2, jump=9.0, gradual=True
    )
    turn: StepParameters = StepParameters(
        first=math.radians(13),
        step=math.radians(15),
        calm=math.radians(5),
        sure=math.radians(300),
        fastest=math.radians(400),
        rest=0.3,
        back=math.radians(9),
        jump=math.radians(400),
        gradual=True,
    )
    scroll: StepParameters = StepParameters(
        first=0.5, step=0.4, calm=0.15, sure=4.0, fastest=10.0, back=0.25, gradual=True
    )
    spread: StepParameters = StepParameters(first=0.4, step=0.5, calm=0.15, sure=25.0, fastest=30.0)
    wheel: StepParameters = StepParameters(
        first=math.radians(5),
        step=math.radians(12),
        calm=math.radians(3),
        sure=math.radians(300),
        fastest=math.radians(400),
    )
    zoom_drift: float = 0.3
    turn_drift: float = 0.75
    aside: float = 0.75
    near: float = 4.0
    missing: float = 0.25
    folded: float = 0.95
    folded_leave: float = 1.15
    curled: float = 1.1
    curled_leave: float = 1.3
    straight: float = 1.5
    together: float = 0.55
    together_leave: float = 0.65
