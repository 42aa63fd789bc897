"""Recordings that begin and end in the middle of a movement, joined to a rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gestures.detections import RawHand
from gestures.landmarks import HandFrame
from models.training.swipes.data import Recording
from models.training.swipes.replay import frames

Moment = tuple[RawHand, ...]

REST = 0.5
"""Seconds for which a recording's first and last frame are held."""

EASE = 0.3
"""Seconds in which a hand gains or loses its speed: about those of a quick reach."""


@dataclass(frozen=True)
class Joining:
    """How recordings are played: with ``rest`` seconds of stillness, and of ``ease``, around."""

    rest: float = REST
    ease: float = EASE

    def play(self, recording: Recording, fps: float) -> list[HandFrame]:
        """Return one recording as tracked hands."""
        return frames([eased(recording, fps, self.ease)], fps, self.rest)


def eased(recording: Recording, fps: float, seconds: float = EASE) -> Recording:
    """Return a recording whose hands start from rest and come to rest, on their own path.

    A recording that begins at once after a rest has hands that jump: no hand has its full
    speed from one moment to the next. So its first moments are played slowly, at a speed that
    grows evenly from nothing to that of the recording within some seconds, and the last ones
    the other way round. seconds: 0 for a jump.
    """
    moments = recording.moments
    half = min(round(seconds * fps / 2), (len(moments) - 1) // 2)
    if half < 1:
        return recording
    start, end = moments[: half + 1], moments[-half - 1 :]
    middle = moments[half : len(moments) - half]
    joined = (*_speeding_up(start), *middle, *_speeding_up(end[::-1])[::-1])
    return replace(recording, moments=joined)


def _speeding_up(moments: Sequence[Moment]) -> list[Moment]:
    """Return n + 1 moments played from rest in 2 n frames, without the last one."""
    frames = 2 * (len(moments) - 1)
    return [_between(moments, k * k / (2 * frames)) for k in range(frames)]


def _between(moments: Sequence[Moment], place: float) -> Moment:
    """Return the hands at a place between two moments; one seen in one of them only stays there."""
    before, after = moments[int(place)], moments[int(place) + 1]
    share = place - int(place)
    later = {hand.handedness: hand for hand in after}
    if share == 0 or len(later) < len(after):
        return before
    return tuple(
        _mixed(hand, later[hand.handedness], share) if hand.handedness in later else hand
        for hand in before
    )


def _mixed(a: RawHand, b: RawHand, share: float) -> RawHand:
    return replace(
        a, image=a.image + share * (b.image - a.image), world=a.world + share * (b.world - a.world)
    )
