"""The table ``[speech]`` of settings.toml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class SpeechSettings(BaseModel):
    """How sentences are spoken.

    voice: one of espeak-ng's, such as ``id`` or ``en``. rate: words a minute. volume: 100 is
    usual. engine: ``program`` is espeak-ng as installed on this machine, ``library`` the one
    that comes with Isyarat, ``auto`` the first of them that is there; ``off`` prints.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    voice: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_+.-]*$")] = "id"
    rate: Annotated[int, Field(ge=80, le=450)] = 160
    volume: Annotated[int, Field(ge=0, le=200)] = 100
    engine: Literal["auto", "program", "library", "off"] = "auto"
