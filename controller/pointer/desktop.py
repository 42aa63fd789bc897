"""The desktop: several monitors side by side, with dead areas where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Monitor:
    """One monitor in pixels, its place within the desktop first."""

    x: int
    y: int
    width: int
    height: int
    primary: bool = False

    def nearest(self, point: Point) -> Point:
        """Return the place on this monitor that is nearest to a point."""
        x = min(max(point[0], self.x), self.x + self.width - 1)
        y = min(max(point[1], self.y), self.y + self.height - 1)
        return x, y

    def holds(self, point: Point) -> bool:
        """Tell whether a point is on this monitor."""
        return (
            self.x <= point[0] < self.x + self.width and self.y <= point[1] < self.y + self.height
        )


class Desktop:
    """The monitors that a pointer may be on. Raises ValueError without any."""

    def __init__(self, monitors: Iterable[Monitor]) -> None:
        self.monitors = tuple(monitors)
        if not self.monitors:
            raise ValueError("a desktop has at least one monitor")

    @property
    def primary(self) -> Monitor:
        """The primary monitor, or the first."""
        return next((one for one in self.monitors if one.primary), self.monitors[0])

    @property
    def centre(self) -> Point:
        """The middle of the primary monitor."""
        main = self.primary
        return main.x + main.width / 2, main.y + main.height / 2

    @property
    def extent(self) -> int:
        """The longer side of the rectangle around all monitors, in pixels."""
        right = max(one.x + one.width for one in self.monitors)
        bottom = max(one.y + one.height for one in self.monitors)
        left, top = min(one.x for one in self.monitors), min(one.y for one in self.monitors)
        return max(right - left, bottom - top)

    def nearest(self, point: Point) -> Point:
        """Return the place on a monitor that is nearest to a point: the point itself, or an edge.

        A pointer that is pushed against an edge slides along it, as a mouse does.
        """
        if any(monitor.holds(point) for monitor in self.monitors):
            return point
        return min((one.nearest(point) for one in self.monitors), key=lambda at: _gap(at, point))


def _gap(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
