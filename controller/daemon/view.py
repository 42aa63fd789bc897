"""What the tray shows, put together from all who know."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from bindings.loader import list_profiles
from controller.daemon.status import Status
from controller.run_options import RunOptions
from controller.settings import profiles_folder
from controller.sources.cameras.base import CameraInfo
from controller.sources.spec import CameraSpec, parse_source
from controller.tray.view import CameraChoice, TrayView

RESCAN = 5.0
"""Seconds between looks for cameras that were plugged in or out."""


class CameraList:
    """The cameras of this machine, looked for again and again in a thread of its own."""

    def __init__(
        self, list_cameras: Callable[[], Sequence[CameraInfo]], changed: Callable[[], None]
    ) -> None:
        self._list = list_cameras
        self._changed = changed
        self._found: tuple[CameraChoice, ...] = ()
        self._looked = False
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="cameras", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    @property
    def found(self) -> tuple[CameraChoice, ...]:
        return self._found

    @property
    def looked(self) -> bool:
        """Whether the first look is over."""
        return self._looked

    def look_now(self) -> None:
        """Look again at once."""
        self._wake.set()

    def close(self) -> None:
        self._stop.set()
        self._wake.set()
        self._thread.join(timeout=2.0)

    def _run(self) -> None:
        while True:
            self._wake.clear()
            if self._stop.is_set():
                return
            found = tuple(CameraChoice(each.name, f"camera:{each.index}") for each in self._list())
            first, self._looked = not self._looked, True
            if found != self._found or first:
                self._found = found
                self._changed()
            self._wake.wait(RESCAN)


def make_view(
    status: Status,
    options: RunOptions,
    cameras: Sequence[CameraChoice],
    *,
    captions: bool,
    click_through: bool,
) -> TrayView:
    """Return what the tray shall show now."""
    return TrayView(
        mood=status.mood,
        profile=status.profile or options.profile,
        profiles=tuple(list_profiles([profiles_folder()])),
        camera=_camera_in_use(options.source, cameras),
        cameras=tuple(cameras),
        captions=captions,
        click_through=click_through,
        recent=status.recent,
        trouble=status.trouble,
    )


def _camera_in_use(source: str, cameras: Sequence[CameraChoice]) -> str | None:
    """Return the source of the camera that ``--source`` names, as the list has it."""
    spec = parse_source(source)
    if not isinstance(spec, CameraSpec):
        return None
    if spec.choice is None:
        return cameras[0].source if cameras else None
    if isinstance(spec.choice, int):
        return f"camera:{spec.choice}"
    named = spec.choice.lower()
    return next((each.source for each in cameras if named in each.name.lower()), None)
