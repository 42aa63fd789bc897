"""The table ``[captions]`` of settings.toml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bindings.durations import parse_duration

Scheme = Literal[
    "white_on_black", "yellow_on_black", "green_on_black", "white_on_blue", "black_on_white"
]
MIN_SIZE, MAX_SIZE = 12, 160


class CaptionSettings(BaseModel):
    """How captions look and how long they stay.

    lines: how many are shown at most. size: height of the letters in pixels of a usual screen.
    opacity: of the plate behind the text; 0 leaves the outline of the letters alone. width: of
    the longest line, as a part of the screen's. stay: how long a short caption stays after the
    last; longer ones stay as long as it takes to read them. handle: show a small grip where
    captions appear while there are none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    lines: Annotated[int, Field(ge=1, le=4)] = 2
    size: Annotated[int, Field(ge=MIN_SIZE, le=MAX_SIZE)] = 42
    font: str = ""
    colours: Scheme = "white_on_black"
    opacity: Annotated[float, Field(ge=0, le=1)] = 0.8
    width: Annotated[float, Field(ge=0.2, le=1)] = 0.7
    stay: str = "5s"
    click_through: bool = False
    handle: bool = True

    @field_validator("stay")
    @classmethod
    def _is_duration(cls, text: str) -> str:
        if parse_duration(text) < 1.0:
            raise ValueError("nobody can read that fast: at least 1s")
        return text

    @property
    def stay_seconds(self) -> float:
        return parse_duration(self.stay)
