"""What windows and menus say, in the user's language."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

from controller.texts.english import ENGLISH
from controller.texts.english_setup import ENGLISH_SETUP
from controller.texts.english_signs import ENGLISH_SIGNS
from controller.texts.indonesian import INDONESIAN
from controller.texts.indonesian_setup import INDONESIAN_SETUP
from controller.texts.indonesian_signs import INDONESIAN_SIGNS

LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "en": ENGLISH | ENGLISH_SETUP | ENGLISH_SIGNS,
    "id": INDONESIAN | INDONESIAN_SETUP | INDONESIAN_SIGNS,
}


class Texts:
    """Texts by name, of one language. language: ``en``, ``id``, or ``auto`` for the system's."""

    def __init__(self, language: str = "auto") -> None:
        self.language = system_language() if language == "auto" else language
        self._texts = LANGUAGES[self.language]

    def __call__(self, name: str, **values: object) -> str:
        """Return a text with its values filled in. Raises KeyError for an unknown name."""
        return self._texts[name].format(**values)


def system_language() -> str:
    """Return the language of the user's system where there are texts for it, else English."""
    chosen = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    name = (chosen or locale.getlocale()[0] or "").lower()
    return "id" if name.startswith(("id", "in_", "indonesian")) else "en"
