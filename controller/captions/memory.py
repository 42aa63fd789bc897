"""What a user has changed by mouse: kept beside the settings, never in them."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from controller.captions.place import DEFAULT_ANCHOR, Anchor
from controller.captions.settings import CaptionSettings
from controller.settings import state_folder

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Remembered:
    """settings: those of the file with the user's changes. screen: its name, or nothing."""

    settings: CaptionSettings
    anchor: Anchor = DEFAULT_ANCHOR
    screen: str = ""


class Memory:
    """Reads and writes ``captions.json`` in the folder of the program's state.

    A change holds until the same setting is changed in settings.toml.
    """

    def __init__(self, settings: CaptionSettings, path: Path | None = None) -> None:
        self._settings = settings
        self._path = path or state_folder() / "captions.json"

    def load(self) -> Remembered:
        """Return what was remembered; the settings alone when that cannot be read."""
        try:
            stored = json.loads(self._path.read_text("utf-8"))
            return self._restored(stored)
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            _log.info("%s is not used: %s", self._path, error)
        return Remembered(self._settings)

    def save(self, remembered: Remembered) -> None:
        """Write it down; a failure is logged, as captions go on without."""
        changes = {
            name: {"chosen": value, "instead_of": getattr(self._settings, name)}
            for name, value in remembered.settings.model_dump().items()
            if value != getattr(self._settings, name)
        }
        stored = {"place": remembered.anchor, "screen": remembered.screen, "changes": changes}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps(stored), "utf-8")
            fresh.replace(self._path)
        except OSError as error:
            _log.warning("the place of the captions is not remembered: %s", error)

    def _restored(self, stored: Mapping[str, Any]) -> Remembered:
        x, y = (float(part) for part in stored["place"])
        if not (math.isfinite(x) and math.isfinite(y)):
            raise ValueError("a place that is no place")
        chosen = {
            name: change["chosen"]
            for name, change in stored["changes"].items()
            if getattr(self._settings, name, None) == change["instead_of"]
        }
        try:
            settings = CaptionSettings(**(self._settings.model_dump() | chosen))
        except ValidationError:
            settings = self._settings
        return Remembered(settings, Anchor(x, y), str(stored["screen"]))
