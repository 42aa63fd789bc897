"""What all models share: the configuration, and the way they report a mistake."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

MISTAKE = "isyarat"
"""The type of the errors made by ``mistake``; their context is what ``messages`` reads."""


class Model(BaseModel):
    """A mapping in a profile. Unknown keys are errors; equal texts make equal models."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        validate_by_name=False,
        serialize_by_alias=True,
        use_attribute_docstrings=True,
    )


def mistake(
    message: str,
    *,
    word: str | None = None,
    known: Iterable[str] = (),
    at: tuple[str | int, ...] = (),
    on_key: bool = False,
) -> PydanticCustomError:
    """Return an error for a validator to raise.

    word, known: the nearest of the known words will be suggested in place of ``word``.
    at: path from the value under validation to the one that is wrong.
    on_key: point at the key of that value.
    """
    context = {"message": message, "word": word, "known": known, "at": at, "on_key": on_key}
    return PydanticCustomError(MISTAKE, "{message}", context)
