"""The outcome of one check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "lacking", "broken"]
"""lacking: something optional is not there; broken: no gesture presses keys until it is mended."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what was found, and (unless ok) what to do."""

    name: str
    state: State
    found: str
    remedy: str = ""
