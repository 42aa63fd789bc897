"""What is to be recorded, and how far that is already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from controller.errors import SourceError
from controller.observations import Observer
from controller.observing import build_observer
from controller.run_options import RunOptions
from controller.signs.data_set import DataSet
from controller.signs.recorder import Keeper
from controller.signs.sitting import Pace, Sitting
from controller.sources.recording import is_recording
from controller.sources.spec import CameraSpec, parse_source
from controller.texts import Texts
from controller.tracker.open import open_bodies
from gestures.signs.takes import Take, make_take


@dataclass(frozen=True)
class Plan:
    """takes of a sign by a signer in a session.

    source: as ``--source``; mirror: whether its pictures are to be flipped; speed: "real", or
    "max" for a clip that need not be waited for. video: whether pictures are kept.
    """

    sign: str
    signer: str
    session: str
    takes: int = 30
    pace: Pace = field(default_factory=Pace)
    source: str = "camera"
    mirror: bool = True
    speed: str = "real"
    video: bool = False
    beep: bool = False

    @property
    def uses_camera(self) -> bool:
        return isinstance(parse_source(self.source), CameraSpec)


class Recording:
    """A plan with its data set. Raises SourceError and UsageError for a source that is none.

    tell: hears of takes that are damaged and do not count.
    """

    def __init__(
        self, plan: Plan, data: DataSet, texts: Texts, tell: Callable[[str], None]
    ) -> None:
        self.plan = plan
        self.texts = texts
        origin = "camera" if plan.uses_camera else plan.source
        self.keeper = Keeper(
            data, plan.sign, plan.signer, plan.session, video=plan.video, origin=origin
        )
        self.sitting = Sitting(
            plan.takes,
            self.keeper.keep,
            earlier=_earlier(plan, data, texts, tell),
            pace=plan.pace,
        )

    def text(self, name: str, **values: object) -> str:
        """Return a text that may speak of the plan and of how far it is."""
        plan = self.plan
        known: dict[str, object] = {
            "sign": plan.sign,
            "signer": plan.signer,
            "session": plan.session,
            "takes": plan.takes,
            "count": self.sitting.count,
        }
        return self.texts(name, **known | values)

    def outcome(self, *, stopped: bool) -> str:
        """Return what to say at the end."""
        if self.sitting.done:
            return self.text("signs.done")
        return self.text("signs.stopped" if stopped else "signs.ended")


def open_signing(source: str, *, mirror: bool, speed: str) -> Observer:
    """Open a source with landmarkers for hands and body, unless it holds landmarks itself.

    mirror: whether its pictures are to be flipped. speed: "real" or "max".
    """
    bodies = open_bodies()
    observer = build_observer(RunOptions(source, mirror=mirror, speed=speed), bodies=bodies)
    try:
        bodies.want(not is_recording(source))
    except BaseException:
        observer.close()
        raise
    return observer


def open_observer(plan: Plan) -> Observer:
    """Open the plan's source."""
    return open_signing(plan.source, mirror=plan.mirror, speed=plan.speed)


def _earlier(plan: Plan, data: DataSet, texts: Texts, tell: Callable[[str], None]) -> list[Take]:
    takes = []
    for place in data.places(plan.sign, signer=plan.signer, session=plan.session):
        try:
            takes.append(make_take(data.read(place).frames))
        except SourceError:
            tell(texts("signs.damaged", path=place.path))
    return takes
