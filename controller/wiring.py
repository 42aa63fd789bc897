"""The composition root: chooses the implementation behind every interface and wires them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Protocol

from bindings.engine import BindingEngine
from controller.active_app.lazy import LazyActiveApp
from controller.attention import Attention
from controller.event_stream import EventSink
from controller.frame_feed import FrameFeed
from controller.guards import set_guards
from controller.live_run import LiveRun, serve
from controller.observations import Observer
from controller.observing import bodies_for, build_observer
from controller.outputs.base import CommandOutput
from controller.outputs.commands import Commands, NoCommands, PrintedCommands
from controller.outputs.console_text import ConsoleText
from controller.outputs.notifications import Notifier
from controller.outputs.open import open_outputs
from controller.outputs.performer import Performer
from controller.outputs.sounds import Sounds
from controller.outputs.speech.open import open_speech
from controller.own_files import load_allowed
from controller.pauses import Pauses
from controller.pipeline import FrameRecorder, Pipeline
from controller.recognisers import build_engine
from controller.run_options import RunOptions
from controller.sentence import SentenceUnderWay
from controller.settings import Settings
from controller.sign_watch import SignWatch
from controller.signs.open import SIGN_OPENERS
from controller.sources.base import Source

_log = logging.getLogger(__name__)


def build_performer(
    dry_run: bool,
    stack: ExitStack,
    *,
    settings: Settings | None = None,
    sentence: SentenceUnderWay | None = None,
    run: LiveRun | None = None,
    asking: Callable[[], None] | None = None,
) -> Performer:
    """Open keyboard, mouse and other outputs; ``stack`` closes them, the watchdog last.

    In a dry run nothing is shown, played or started either: the console says what would be.
    """
    outputs = open_outputs(dry_run, asking)
    stack.callback(outputs.close)
    if outputs.notice:
        _log.warning(outputs.notice)
    settings = settings or Settings()
    console = ConsoleText("notify")
    performer = Performer(
        outputs.keys,
        outputs.pointer,
        ConsoleText("caption"),
        ConsoleText("say") if dry_run else open_speech(settings.speech, _log.error),
        notifications=console if dry_run else Notifier(console),
        sounds=ConsoleText("sound") if dry_run else Sounds(),
        commands=_commands(dry_run, settings.allow_commands),
        sentence=sentence,
        requests=run,
        reach=settings.pointer.monitors,
        report=_log.error,
    )
    stack.callback(performer.close)
    return performer


def _commands(dry_run: bool, allowed: bool) -> CommandOutput:
    if not allowed:
        return NoCommands()
    return PrintedCommands() if dry_run else Commands(_log.error)


class Host(Protocol):
    """A program around the run, with a socket and guards of its own."""

    pauses: Pauses
    frames: FrameFeed
    asking: Callable[[], None]

    def attach(self, run: LiveRun) -> list[EventSink]:
        """Take note of the run that has been made, and return who wants to hear of it."""


def _go_live(
    run: LiveRun,
    options: RunOptions,
    tell: Callable[[str], None],
    stack: ExitStack,
    host: Host | None,
    frames: FrameFeed,
) -> list[EventSink]:
    run.watch(stack)
    if host is not None:
        return host.attach(run)
    if not options.dry_run:
        set_guards(run.pauses, options.settings, tell, stack)
    return serve(run.answer, stack, frames)


def build_pipeline(
    options: RunOptions,
    stack: ExitStack,
    *,
    sinks: Sequence[EventSink] = (),
    recorder: FrameRecorder | None = None,
    wrap: Callable[[Observer], Observer] = lambda observer: observer,
    host: Host | None = None,
    through: Callable[[Source], Source] = lambda source: source,
) -> Pipeline:
    """Wire a run. What must be closed is left to ``stack``.

    ``wrap`` may listen in on what is seen; ``through`` may leave out pictures.

    host: the program around a live run; without one the run serves other programs itself.

    The cheap and likely failures come first (profile, then keys, then models), so that
    a typing error is told at once and not after the models have loaded.
    """
    profile = load_allowed(options.profile, options.settings)
    for warning in profile.warnings:
        _log.warning(warning)

    def tell(news: str) -> None:
        """Log what becomes of a saved profile, and show it where somebody may look."""
        _log.warning(news)
        if not options.dry_run:
            performer.notify(news.partition("\n")[0])

    pauses = Pauses() if host is None else host.pauses
    run = LiveRun(profile, lambda name: load_allowed(name, options.settings), tell, pauses)
    sentence = SentenceUnderWay()
    performer = build_performer(
        options.dry_run,
        stack,
        settings=options.settings,
        sentence=sentence,
        run=run,
        asking=host.asking if host else None,
    )
    active_app = LazyActiveApp(_log.warning)
    stack.callback(active_app.close)
    frames = host.frames if host else FrameFeed(pictures_allowed=options.settings.monitor.pictures)
    watchers = _go_live(run, options, tell, stack, host, frames) if options.live else []
    bodies = bodies_for(options)
    observer = wrap(build_observer(options, through, bodies))
    stack.callback(observer.close)
    return Pipeline(
        observer,
        build_engine(),
        BindingEngine(profile),
        performer,
        sinks=sinks,
        watchers=watchers,
        control=run.control,
        frames=frames,
        attention=Attention(options.settings.control),
        sentence=sentence,
        signs=SignWatch(SIGN_OPENERS, bodies),
        recorder=recorder,
        active_app=active_app.current,
    )
