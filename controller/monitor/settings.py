"""The table ``[monitor]`` of settings.toml."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class MonitorSettings(BaseModel):
    """pictures: whether small pictures of the camera may leave the program for a monitor."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    pictures: bool = True
