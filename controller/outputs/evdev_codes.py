"""Linux's codes of mouse buttons. Source: linux/input-event-codes.h."""

from __future__ import annotations

from controller.outputs.base import Button

BUTTONS: dict[Button, int] = {"left": 0x110, "right": 0x111, "middle": 0x112}
