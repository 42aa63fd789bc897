"""``isyarat`` without a command, ``isyarat daemon`` and ``isyarat stop``."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from controller.cli.console import out
from controller.errors import InstanceError
from controller.settings import load_settings


def start() -> None:
    """Start in the background, or bring the running program to the front."""
    from controller.daemon.background import running_answers, start_in_background
    from controller.setup.first_start import take_offer
    from controller.texts import Texts

    if running_answers("show"):
        out.print("isyarat is running already; its window comes to the front")
        return
    load_settings()  # mistakes in it are told here, where somebody reads them
    if take_offer():
        from controller.cli.setup import run_setup

        out.print(Texts()("setup.offered"), soft_wrap=True)
        run_setup()
        return
    pid = start_in_background()
    out.print(f"isyarat runs in the background (process {pid}): see its icon in the tray")
    out.print("end it from there, or with `isyarat stop`")


def daemon(
    source: Annotated[str | None, typer.Option(help="As of `isyarat run`.")] = None,
    profile: Annotated[str | None, typer.Option(help="As of `isyarat run`.")] = None,
    captions: Annotated[bool, typer.Option(help="Show the captions from the start.")] = False,
) -> None:
    """Run with tray icon and windows in this terminal (what runs in the background)."""
    from controller.daemon.app import run_daemon
    from controller.logs import log_to_file
    from controller.run_options import RunOptions

    settings = load_settings()
    log = log_to_file()
    logging.getLogger(__name__).info("started; the log is %s", log)
    options = RunOptions(
        source or settings.camera,
        profile or settings.profile,
        mirror=settings.mirror if source is None else True,
        live=True,
        settings=settings,
    )
    run_daemon(options, captions=captions)


def stop() -> None:
    """End the running program."""
    from controller.daemon.background import running_answers

    if not running_answers("quit"):
        raise InstanceError("isyarat is not running", "there is nothing to end")
    out.print("isyarat ends")
