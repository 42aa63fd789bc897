"""What the exit status says. A script may rely on these numbers."""

OK = 0
UNEXPECTED = 1
"""A fault of ours (the traceback goes to the log with --debug), or a check that found faults."""
USAGE = 2
SOURCE = 3
"""Camera, clip or recording."""
PROFILE = 4
"""Binding file."""
MODEL = 5
"""Model asset missing or damaged."""
OUTPUT = 6
"""No way to press keys here."""
INSTANCE = 7
"""Already running."""
