"""The command line. Exit codes: see ``exit_codes``."""

from controller.cli.app import main

__all__ = ["main"]
