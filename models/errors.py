"""What goes wrong with assets, in words a person can act on."""

from __future__ import annotations


class AssetError(Exception):
    """A model file or its manifest is missing, damaged or of the wrong kind.

    message: what is wrong; hint: what to do about it. ``str`` gives both on one line.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}"
