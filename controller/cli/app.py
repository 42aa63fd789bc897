"""Commands and what becomes of their errors: one line on stderr and an exit code."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence

import typer

from bindings.problems import ProfileError
from controller.cli import exit_codes
from controller.cli.asking import explain, pause, resume
from controller.cli.autostart import autostart
from controller.cli.captions import captions
from controller.cli.check import check
from controller.cli.classify import classify
from controller.cli.daemon import daemon, start, stop
from controller.cli.demo import demo
from controller.cli.doctor import doctor
from controller.cli.eval import evaluation
from controller.cli.files import edit, init, schema
from controller.cli.import_ import import_
from controller.cli.integrate import integrate
from controller.cli.listing import listing
from controller.cli.monitor import monitor
from controller.cli.problems import show_error
from controller.cli.record import record
from controller.cli.run import run
from controller.cli.setup import setup
from controller.cli.signs import signs
from controller.cli.simulate import simulate
from controller.cli.teach import teach
from controller.cli.train import training
from controller.errors import UserError
from controller.system_libraries import REMEDY, is_missing_library
from models.errors import AssetError

app = typer.Typer(
    name="isyarat",
    help="Drive your computer with your hands in front of a webcam. Nothing leaves this machine.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        start()


app.command()(run)
app.command()(daemon)
app.command()(setup)
app.command()(stop)
app.command()(autostart)
app.command()(integrate)
app.command()(demo)
app.command()(classify)
app.command()(doctor)
app.command()(check)
app.command()(init)
app.command()(edit)
app.command()(schema)
app.command()(simulate)
app.command()(explain)
app.command()(monitor)
app.command()(captions)
app.command()(pause)
app.command()(resume)
app.command()(record)
app.command("import")(import_)
app.add_typer(teach, name="teach")
app.add_typer(signs, name="signs")
app.add_typer(listing, name="list")
app.add_typer(evaluation, name="eval")
app.add_typer(training, name="train")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; never a traceback unless ISYARAT_DEBUG is set."""
    logging.basicConfig(format="isyarat: %(message)s", level=logging.WARNING)
    try:
        app(args=arguments, prog_name="isyarat")
    except SystemExit as finished:
        # typer has said what there was to say (help, or a wrong option with status 2).
        return finished.code if isinstance(finished.code, int) else exit_codes.OK
    except Exception as error:
        return _report(error)
    return exit_codes.OK


def _report(error: Exception) -> int:
    if os.environ.get("ISYARAT_DEBUG"):
        traceback.print_exc()
    if isinstance(error, ProfileError) and sys.stderr.isatty():
        show_error(error)
        return exit_codes.PROFILE
    sys.stderr.write(f"isyarat: {error}\n" if _expected(error) else _unexpected(error))
    return _exit_code(error)


def _expected(error: Exception) -> bool:
    return isinstance(error, UserError | ProfileError | AssetError)


def _exit_code(error: Exception) -> int:
    match error:
        case UserError():
            return error.exit_code
        case ProfileError():
            return exit_codes.PROFILE
        case AssetError():
            return exit_codes.MODEL
        case _:
            return exit_codes.UNEXPECTED


def _unexpected(error: Exception) -> str:
    if is_missing_library(error):
        return f"isyarat: this system lacks a library ({error}); {REMEDY}\n"
    return (
        f"isyarat: a fault of the program: {type(error).__name__}: {error} "
        "(set ISYARAT_DEBUG=1 for the details and report it)\n"
    )
