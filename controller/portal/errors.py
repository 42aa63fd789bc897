"""Why the portal does not do what was asked."""

from __future__ import annotations

from controller.errors import OutputError


class NoPortalError(OutputError):
    """This desktop has no portal for that; another way may be tried."""


class DeniedError(OutputError):
    """The user has said no, or nothing; no other way may be tried."""
