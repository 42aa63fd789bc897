"""The mode that is on, and when it goes off by itself."""

from __future__ import annotations

from bindings.actions import SetModeAction
from bindings.firing import Firing
from bindings.model.names import BASE_MODE

_ROUNDING = 1e-9


class ModeState:
    """Which mode is on."""

    def __init__(self) -> None:
        self.mode = BASE_MODE
        self._until: float | None = None
        self._by: Firing | None = None

    def follow(self, firing: Firing) -> None:
        """Switch if the firing says so; a time-out counts anew from its time."""
        action = firing.action
        if isinstance(action, SetModeAction):
            lasts = None if action.mode == BASE_MODE else action.lasts
            self.mode, self._by = action.mode, firing
            self._until = None if lasts is None else firing.t + lasts

    def expire(self, t: float) -> Firing | None:
        """Go back to the base mode if the time is up at t (seconds); return that switch."""
        if self._by is None or self._until is None or t < self._until - _ROUNDING:
            return None
        back = SetModeAction.model_validate({"set_mode": BASE_MODE})
        by, self._by = self._by, None
        self.mode, self._until = BASE_MODE, None
        return Firing(t, by.binding, back, by.event)

    def reset(self) -> None:
        """Go back to the base mode."""
        self.mode = BASE_MODE
        self._until = self._by = None
