"""How far away a hand may be."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from bindings.model.base import Model, mistake

MAX_DISTANCE = 1000.0

HandWidths = Annotated[float, Field(ge=0, le=MAX_DISTANCE, allow_inf_nan=False)]


class DistanceRange(Model):
    """How far from the camera the hand may be, in hand-widths.

    The distance is how many hand-widths the picture is high where the hand is: about 6 at
    a desk, 12 at one metre, 25 at two. It depends on the camera's angle of view alone.
    """

    min: HandWidths | None = None
    """The hand is at least so far away."""

    max: HandWidths | None = None
    """The hand is at most so far away."""

    @model_validator(mode="after")
    def _must_bound(self) -> Self:
        if self.min is None and self.max is None:
            raise mistake("a distance needs 'min', 'max' or both, such as {max: 12}")
        if self.low > self.high:
            raise mistake(f"no distance is at least {self.low:g} and at most {self.high:g}")
        return self

    @property
    def low(self) -> float:
        """The least distance, in hand-widths."""
        return 0.0 if self.min is None else self.min

    @property
    def high(self) -> float:
        """The greatest distance, in hand-widths."""
        return float("inf") if self.max is None else self.max

    def holds(self, distance: float | None) -> bool:
        """Tell whether a distance is within; one that is not known never is."""
        return distance is not None and self.low <= distance <= self.high

    def __str__(self) -> str:
        if self.max is None:
            return f"at least {self.low:g} hand-widths"
        if self.min is None:
            return f"at most {self.high:g} hand-widths"
        return f"{self.low:g} to {self.high:g} hand-widths"
