"""Which plain movements are made, and how often each."""

from __future__ import annotations

from collections.abc import Callable

from models.training.swipes.plan import Plan, Room
from models.training.swipes.plan_others import (
    apart,
    arrive,
    diagonal,
    enter,
    leave,
    lift,
    lower,
    raise_,
    scratch,
    shake,
    short,
    slow,
    wave,
)
from models.training.swipes.plan_swipes import (
    again,
    clear,
    raised_into,
    risen,
    swipe,
    there_and_back,
    there_then_back,
    wind_up,
    wiper,
)

Maker = Callable[[Room], Plan]

PLANS: tuple[Maker, ...] = (
    *(swipe, swipe, swipe, again, again, there_and_back, there_then_back, risen),
    *(raised_into, wind_up, wiper, wiper, wiper),
    *(wave, wave, wave, shake, slow, short, raise_, enter, enter, arrive, arrive),
    *(diagonal, apart, leave, lower, lower),
)
"""As every camera sees them."""

CLEAR_PLANS: tuple[Maker, ...] = (
    *(clear, clear, clear, clear, clear, clear, swipe, swipe, again, again, again),
    *(there_and_back, there_and_back, there_then_back, there_then_back, wind_up, raised_into),
    *(wave, wave, shake, slow, enter, enter, diagonal, apart, scratch, scratch),
    *(leave, leave, leave, lower, lower, lower, arrive, arrive, lift, lift, risen, risen, risen),
)
"""As a good camera sees them in good light, most of them from rest."""
