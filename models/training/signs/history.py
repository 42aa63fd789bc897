"""What happened during a training: kept, logged for TensorBoard, and drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from controller.evaluation.drawing.canvas import BLUE, DARK, ORANGE, new_figure, save


@dataclass(frozen=True, slots=True)
class Point:
    """After ``step`` steps or epochs. accuracy: on the takes that are watched, if any."""

    step: int
    loss: float
    rate: float
    accuracy: float | None = None


class History:
    """The points of one training; with a folder also as TensorBoard event files in there."""

    def __init__(self, folder: Path | None = None) -> None:
        self.points: list[Point] = []
        self._writer = None
        if folder is not None:
            from tensorboardX import SummaryWriter

            self._writer = SummaryWriter(str(folder))

    def add(self, point: Point) -> None:
        """Keep one more point."""
        self.points.append(point)
        if self._writer is not None:
            for name, value in asdict(point).items():
                if name != "step" and value is not None:
                    self._writer.add_scalar(name, value, point.step)

    def and_then(self, tell: Callable[[Point], None]) -> Callable[[Point], None]:
        """Return what keeps a point and passes it on."""

        def told(point: Point) -> None:
            self.add(point)
            tell(point)

        return told

    def close(self) -> None:
        """Write what is left."""
        if self._writer is not None:
            self._writer.close()

    def draw(self, path: Path, title: str) -> None:
        """Write loss and accuracy over the steps as PNG."""
        figure = new_figure(6.4, 3.6)
        axes = figure.add_subplot()
        axes.plot([p.step for p in self.points], [p.loss for p in self.points], color=BLUE)
        axes.set_title(title, fontsize=10, color=DARK)
        axes.set_xlabel("step", fontsize=9)
        axes.set_ylabel("loss", fontsize=9, color=BLUE)
        watched = [p for p in self.points if p.accuracy is not None]
        if watched:
            other = axes.twinx()
            other.plot([p.step for p in watched], [p.accuracy for p in watched], color=ORANGE)
            other.set_ylabel("accuracy on takes not trained on", fontsize=9, color=ORANGE)
            other.set_ylim(0, 1)
        save(figure, path)
