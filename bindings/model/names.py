"""Names that a profile gives or uses: signs, faces, modes, profiles."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from bindings.model.base import mistake
from bindings.model.values import text_of

FACES = {
    "eyes_closed": "both eyes are closed",
    "mask_missing": "nose or mouth are not covered by a mask",
}
"""What can be seen in a face, and what it means."""

BASE_MODE = "base"
"""The mode outside all modes."""

_LONGEST = 64
_PATTERN = "[a-z0-9]+(_[a-z0-9]+)*"
_NAME = re.compile(_PATTERN)
NAME_SCHEMA = {"type": "string", "pattern": f"^{_PATTERN}$", "maxLength": _LONGEST}


def is_word(text: str) -> bool:
    """Tell whether a text is made of lower-case words joined by ``_``."""
    return len(text) <= _LONGEST and _NAME.fullmatch(text) is not None


def _word(value: Any, what: str) -> str:
    text = text_of(value, f"the name of {what}")
    if len(text) > _LONGEST:
        raise mistake(f"the name of {what} is too long: at most {_LONGEST}")
    if is_word(text):
        return text
    meant = "_".join(re.findall("[a-z0-9]+", text.lower()))
    message = f"the name of {what} is made of lower-case words joined by '_', not '{text}'"
    raise mistake(message, word=meant or None, known=[meant])


def _sign(value: Any) -> str:
    return _word(value, "a sign")


def _face(value: Any) -> str:
    name = text_of(value, "what is seen in a face")
    if name not in FACES:
        raise mistake(f"nothing called '{name}' is seen in a face", word=name, known=FACES)
    return name


def _mode(value: Any) -> str:
    return _word(value, "a mode")


def _own_mode(value: Any) -> str:
    name = _mode(value)
    if name == BASE_MODE:
        raise mistake(f"'{BASE_MODE}' is the mode outside all modes: choose another name")
    return name


def _profile(value: Any) -> str:
    text = text_of(value, "the name of a profile")
    is_plain = text.isprintable() and text == text.strip() and not re.search(r"[/\\:]|^\.", text)
    if not text or not is_plain:
        raise mistake(f"'{text}' is no name of a profile: write it without folder and ending")
    if len(text) > _LONGEST:
        raise mistake(f"the name of a profile is too long: at most {_LONGEST}")
    return text


SignName = Annotated[str, BeforeValidator(_sign), WithJsonSchema(NAME_SCHEMA)]
"""A letter or a word of a sign language: lower-case words joined by ``_``."""

FaceName = Annotated[str, BeforeValidator(_face), WithJsonSchema({"enum": list(FACES)})]

ModeName = Annotated[str, BeforeValidator(_mode), WithJsonSchema(NAME_SCHEMA)]
"""A mode of the profile, or ``base``."""

OwnModeName = Annotated[str, BeforeValidator(_own_mode), WithJsonSchema(NAME_SCHEMA)]
"""The name of a mode where it is made."""

ProfileName = Annotated[
    str,
    BeforeValidator(_profile),
    WithJsonSchema({"type": "string", "pattern": r"^[^./\\:\s][^/\\:]*$", "maxLength": _LONGEST}),
]
"""A profile by its name, without folder and ending."""
