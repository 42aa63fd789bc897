"""What the exit status says. A script may rely on these numbers."""

from controller.errors import InstanceError, OutputError, SourceError, UsageError

OK = 0
UNEXPECTED = 1
"""A fault of ours (ISYARAT_DEBUG=1 shows the traceback), or a check that found faults."""
USAGE = UsageError.exit_code
SOURCE = SourceError.exit_code
"""Camera, clip or recording."""
PROFILE = 4
"""Binding file."""
MODEL = 5
"""Model asset missing or damaged."""
OUTPUT = OutputError.exit_code
"""No way to press keys here."""
INSTANCE = InstanceError.exit_code
"""Already running."""
INTERRUPTED = 130
"""Asked to stop before the work was done (128 + SIGINT, as shells have it)."""
