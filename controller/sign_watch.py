"""Signs cost more than gestures: they are looked for only while the profile waits for some."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bindings.profile import Profile
from controller.tracker.bodies import Bodies
from gestures.engine import GestureEngine
from gestures.registry import LETTERS, SIGNS, is_letter
from gestures.scores import Recogniser

Opener = Callable[[], Recogniser]


class SignWatch:
    """Has the body and the recognisers of signs at work that the bindings need.

    openers: how to open the recognisers of words (SIGNS) and of LETTERS, once one is bound.
    bodies: looks for the user's body; None where there is no picture (a recording).
    """

    def __init__(
        self, openers: Mapping[str, Opener] | None = None, bodies: Bodies | None = None
    ) -> None:
        self._openers = openers or {}
        self._opened: dict[str, Recogniser] = {}
        self._bodies = bodies
        self._at_work: frozenset[str] = frozenset()

    def follow(self, engine: GestureEngine, profile: Profile, mode: str) -> None:
        """Have the engine look for what the profile waits for in this mode.

        Raises AssetError when a model is missing or damaged; all else goes on then.
        """
        names = profile.signs_in(mode)
        wanted = frozenset(LETTERS if is_letter(name) else SIGNS for name in names)
        wanted &= self._openers.keys()
        if self._bodies is not None:
            self._bodies.want(bool(profile.signs))
        if wanted != self._at_work:
            engine.use_also([self._open(name) for name in sorted(wanted)])
            self._at_work = wanted

    def forget(self) -> None:
        """Have the recognisers opened anew at the next ``follow``: the user has taught signs."""
        self._opened.clear()
        self._at_work = frozenset()

    def _open(self, name: str) -> Recogniser:
        if name not in self._opened:
            self._opened[name] = self._openers[name]()
        return self._opened[name]


def letter_held(engine: GestureEngine) -> bool:
    """Tell whether a letter is being shown just now."""
    return any(view.recogniser == LETTERS and view.active for view in engine.snapshot())
