"""What each system tells of its monitors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from controller.pointer.desktop import Monitor

ListMonitors = Callable[[], Sequence[Monitor]]
"""Asks the system, every time anew. Fails as the system's own calls do, and may return nothing."""
