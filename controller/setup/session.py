"""What the window and the terminal share: the wizard with its cameras, texts and files."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from controller.autostart.base import Autostart
from controller.daemon.view import CameraList
from controller.observing import build_observer
from controller.run_options import RunOptions
from controller.settings import Settings
from controller.setup.answers import PROFILES, Answers, Changes, Language
from controller.setup.looker import Look, Looker
from controller.setup.wizard import Wizard
from controller.setup.writing import has_clutch, write
from controller.sources.cameras.base import Cameras
from controller.sources.cameras.system import SystemCameras
from controller.texts import Texts, system_language
from controller.tray.view import CameraChoice


class Session:
    """One guided start. To be used from one thread; nothing here blocks but close().

    source: a clip or recording that is offered as a camera. cameras: those of this machine when
    not given.
    """

    def __init__(
        self,
        settings: Settings,
        autostart: Autostart,
        *,
        source: str | None = None,
        cameras: Cameras | None = None,
    ) -> None:
        self.settings = settings
        self._autostart = autostart
        self._source = str(Path(source).absolute()) if source else None
        self._cameras = cameras or SystemCameras()
        self._list = CameraList(self._cameras.list, lambda: None)
        self._list.start()
        self._looker: Looker | None = None
        self._looking_at: tuple[str, bool] | None = None
        self.wizard = Wizard(_before(settings, autostart), lambda name: has_clutch(name, settings))

    @property
    def texts(self) -> Texts:
        """In the language that is chosen now."""
        return Texts(self.wizard.answers.language)

    @property
    def cameras(self) -> tuple[CameraChoice, ...] | None:
        """What can be looked through, under names that outlive unplugging; None: not known yet."""
        if not self._list.looked:
            return None
        found = self._list.found
        cameras = [CameraChoice(each.name, lasting_source(each, found)) for each in found]
        if self._source:
            cameras.append(CameraChoice(Path(self._source).name, self._source))
        return tuple(cameras)

    @property
    def profiles(self) -> tuple[str, ...]:
        """What can be picked: the shipped ones, and the user's own that is in use."""
        own = self.settings.profile
        return PROFILES if own in PROFILES else (*PROFILES, own)

    def search_cameras(self) -> None:
        """Look for cameras again at once, and try the one that is chosen again."""
        self._list.look_now()
        self._looking_at = None

    def suggest_camera(self) -> None:
        """Choose the first camera if the one chosen is not there. For the page 'camera'."""
        cameras = self.cameras
        if cameras and self.wizard.answers.camera not in {each.source for each in cameras}:
            self.wizard.answer(camera=cameras[0].source)

    def watch(self) -> Look:
        """Return the newest look through the camera that is chosen; opens it if need be."""
        wanted = (self.wizard.answers.camera, self.wizard.answers.mirror)
        if self._looker is None or self._looking_at != wanted:
            self.rest()
            options = RunOptions(wanted[0], mirror=wanted[1], cameras=self._cameras)
            self._looker = Looker(lambda: build_observer(options), after=self._looker)
            self._looking_at = wanted
        return self._looker.look

    def begin_anew(self) -> None:
        """Wait for a first swipe."""
        self.watch()
        if self._looker is not None:
            self._looker.begin_anew()

    def rest(self) -> None:
        """Let go of the camera soon."""
        self._looking_at = None
        if self._looker is not None:
            self._looker.stop()

    def write(self) -> tuple[Changes, list[Path]]:
        """Write what was chosen. Raises UsageError or ProfileError, and the last page is open."""
        changes = self.wizard.changes()
        try:
            return changes, write(changes, self.settings, self._autostart)
        except BaseException:
            self.wizard.reopen()
            raise

    def summary(self) -> list[tuple[str, str]]:
        """Return what was chosen as labels and values."""
        texts, answers = self.texts, self.wizard.answers
        mirror = "setup.end.as_in_a_mirror" if answers.mirror else "setup.end.not_turned"
        return [
            (texts("setup.end.language"), texts(f"setup.language.{answers.language}")),
            (texts("setup.end.camera"), self.camera_name(answers.camera)),
            (texts("setup.end.mirror"), texts(mirror)),
            (texts("setup.end.profile"), answers.profile),
            (texts("setup.end.clutch"), texts(f"setup.clutch.{_on(answers.clutch)}")),
            (texts("setup.end.login"), texts(f"setup.login.{_on(answers.autostart)}")),
        ]

    def camera_name(self, source: str) -> str:
        """Return what a person calls a camera."""
        if source == "camera":
            return self.texts("setup.end.first_camera")
        named = (each.name for each in self.cameras or () if each.source == source)
        return next(named, source.removeprefix("camera:"))

    def close(self) -> None:
        """Let go of the camera, and wait for that."""
        if self._looker is not None:
            self._looker.close()
        self._list.close()


def lasting_source(camera: CameraChoice, cameras: Sequence[CameraChoice]) -> str:
    """Return how ``--source`` names a camera for good: by its name, if that means only one.

    Indices change when cameras are plugged in and out.
    """
    name = camera.name.strip()
    alike = [each for each in cameras if name.casefold() in each.name.casefold()]
    named = bool(name) and not name.isdecimal() and len(alike) == 1
    return f"camera:{name}" if named else camera.source


def _before(settings: Settings, autostart: Autostart) -> Answers:
    language: Language = "id" if settings.language == "id" else "en"
    if settings.language == "auto":
        language = "id" if system_language() == "id" else "en"
    starts = False
    with suppress(OSError):
        starts = autostart.is_on()
    return Answers(
        language=language,
        camera=settings.camera,
        mirror=settings.mirror,
        profile=settings.profile,
        autostart=starts,
    )


def _on(value: bool) -> str:
    return "on" if value else "off"
