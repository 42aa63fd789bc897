"""Keeping native libraries from writing to the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

STDERR = 2


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Send what the process writes to file descriptor 2 nowhere.

    MediaPipe logs through C++ before its log level can be set. Other threads' messages
    are lost as well meanwhile, so keep it short.
    """
    sys.stderr.flush()
    kept = os.dup(STDERR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, STDERR)
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(nowhere)
        os.close(kept)
