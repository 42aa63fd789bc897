"""What MediaPipe's landmarkers share: opening, pictures and times."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from controller.memory import forget_pages, give_back
from models.errors import AssetError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class MediaPipeTask:
    """Closes a landmarker of MediaPipe's Tasks API, which a subclass has opened as ``_task``."""

    _task: Any

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Destroy the landmarker: left to the interpreter's exit it raises there."""
        self._task.close()
        give_back()


class Milliseconds:
    """Times as MediaPipe's video mode takes them: whole and growing."""

    def __init__(self) -> None:
        self._last = 0
        self._start: float | None = None

    def of(self, t: float) -> int:
        """Return t (s) in ms since the first call; MediaPipe refuses times that do not grow."""
        if self._start is None:
            self._start = t
        self._last = max(self._last + 1, round((t - self._start) * 1000))
        return self._last


def settle(path: str) -> None:
    """Give back what opening a bundle has taken and running it does not need: 10 to 40 MB.

    The networks are copied into the form that they run in, so their file is not read again.
    """
    forget_pages(Path(path))
    give_back()


def cannot_open(path: str, error: Exception) -> AssetError:
    """Return what to tell of a bundle that MediaPipe does not open."""
    reason = (str(error).splitlines() or ["no reason given"])[0]
    hint = "run `isyarat doctor`, or install isyarat again"
    return AssetError(f"MediaPipe cannot open {path} ({reason})", hint)


def picture(image: NDArray[np.uint8]) -> Any:
    """Return a picture (height, width, 3) RGB in the form that the tasks take."""
    import mediapipe

    return mediapipe.Image(
        image_format=mediapipe.ImageFormat.SRGB, data=np.ascontiguousarray(image)
    )


def blank() -> Any:
    """Return a picture without anything, for the set-up that a task does on its first one."""
    return picture(np.zeros((48, 64, 3), dtype=np.uint8))
