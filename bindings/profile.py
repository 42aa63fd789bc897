"""A profile ready for matching."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bindings.model.profile import Clutch, ProfileModel
from bindings.problems import Problem
from bindings.rules import Rule, Source
from bindings.sign_rules import sign_rules

__all__ = ["Profile", "Rule"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A valid profile.

    file: its name in messages. model: what was written in it. rules: in the order to try them,
        those of included and extended profiles among them.
    modes: their names, without the base mode.
    files: every file that was read, the profile's own first; a change in any of them counts.
    sources: the text of each file, by the name that problems use.
    """

    name: str
    file: str
    model: ProfileModel
    rules: tuple[Rule, ...]
    clutch: Clutch | None
    warnings: tuple[Problem, ...]
    modes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def gestures(self) -> frozenset[str]:
        """Every gesture that some binding or the clutch waits for."""
        used = set(self._awaited("gesture"))
        for rule in self.rules:
            used |= {*rule.before, *([rule.partner] if rule.partner else [])}
        if self.clutch is not None:
            held = (self.clutch.arm, self.clutch.disarm)
            used |= {one.gesture for one in held if one is not None}
        return frozenset(used)

    @property
    def signs(self) -> frozenset[str]:
        """Every sign that some binding waits for."""
        return self._awaited("sign")

    def signs_in(self, mode: str) -> frozenset[str]:
        """Return the signs that some binding waits for in a mode.

        A mode that has signs of its own waits for them alone: letters do not mix with words.
        """
        return frozenset(rule.gesture for rule in sign_rules(self.rules, mode))

    @property
    def faces(self) -> frozenset[str]:
        """All that some binding waits for to be seen in a face."""
        return self._awaited("face")

    def _awaited(self, source: Source) -> frozenset[str]:
        return frozenset(rule.gesture for rule in self.rules if rule.source == source)
