"""What tells the active application."""

from __future__ import annotations

from typing import Protocol


class ActiveApp(Protocol):
    """Names the application whose window has the keyboard."""

    def current(self) -> str | None:
        """Return its name (on X11 the class of its window), None when nobody can tell.

        Answers at once: asked from the pipeline with every frame.
        """

    def close(self) -> None:
        """Stop asking. May be called twice."""


class NoActiveApp:
    """For desktops that do not tell; bindings with ``when: apps`` do not act there."""

    def current(self) -> str | None:
        return None

    def close(self) -> None:
        """Nothing to close."""
