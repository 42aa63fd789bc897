"""The composition root: chooses the implementation behind every interface and wires them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from bindings.engine import BindingEngine
from bindings.loader import load_profile
from bindings.profile import Profile
from controller.active_app.base import ActiveApp, NoActiveApp
from controller.active_app.open import open_active_app
from controller.event_stream import EventSink
from controller.observations import Observer, TrackedSource
from controller.outputs.console_text import ConsoleText
from controller.outputs.open import open_outputs
from controller.outputs.performer import Performer
from controller.pipeline import FrameRecorder, Pipeline
from controller.settings import profiles_folder
from controller.sources.open import open_source
from controller.sources.recording import open_recording
from controller.sources.spec import RecordingSpec, parse_source
from controller.tracker.open import open_landmarker
from gestures.engine import GestureEngine
from gestures.scores import Recogniser
from gestures.static import StaticRecogniser
from gestures.swipes import SwipeRecogniser
from gestures.thresholds import DEFAULT_RULES
from models.sessions import OnnxClassifier

_log = logging.getLogger(__name__)

PATIENCE = 0.5
"""Seconds without a picture from a camera after which everything held is let go."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What ``isyarat run`` was asked to do."""

    source: str = "camera"
    profile: str = "slides"
    dry_run: bool = False
    speed: str = "real"
    mirror: bool = True


def build_engine() -> GestureEngine:
    """Return the recognisers of the product behind their state machines."""
    recognisers: list[Recogniser] = [
        StaticRecogniser(OnnxClassifier("static_gestures")),
        SwipeRecogniser(),
    ]
    return GestureEngine(recognisers, DEFAULT_RULES)


def build_observer(options: RunOptions) -> Observer:
    """Open the source and, unless it is a recording, a landmarker to look at it."""
    spec = parse_source(options.source)
    if isinstance(spec, RecordingSpec):
        return open_recording(spec.path, speed=options.speed)
    source = open_source(spec, mirror=options.mirror, speed=options.speed, patience=PATIENCE)
    try:
        return TrackedSource(source, open_landmarker())
    except BaseException:
        source.close()
        raise


def build_performer(dry_run: bool, stack: ExitStack) -> Performer:
    """Open keyboard, mouse and text outputs; ``stack`` closes them, the watchdog last."""
    outputs = open_outputs(dry_run=dry_run)
    stack.callback(outputs.close)
    if outputs.notice:
        _log.warning(outputs.notice)
    performer = Performer(
        outputs.keys, outputs.pointer, ConsoleText("caption"), ConsoleText("say"), report=_log.error
    )
    stack.callback(performer.close)
    return performer


def build_active_app(profile: Profile, stack: ExitStack) -> ActiveApp:
    """Open what tells the active application, if some binding wants to know it."""
    asking = [rule.name for rule in profile.rules if rule.when is not None]
    if not asking:
        return NoActiveApp()
    app = open_active_app()
    stack.callback(app.close)
    if isinstance(app, NoActiveApp):
        _log.warning(
            "this desktop does not tell which application is active: bindings that ask for "
            "one do not act (%s)",
            ", ".join(asking),
        )
    return app


def build_pipeline(
    options: RunOptions,
    stack: ExitStack,
    *,
    sinks: Sequence[EventSink] = (),
    recorder: FrameRecorder | None = None,
    wrap: Callable[[Observer], Observer] = lambda observer: observer,
) -> Pipeline:
    """Wire a run. What must be closed is left to ``stack``; ``wrap`` may listen in.

    The cheap and likely failures come first (profile, then keys, then models), so that
    a typing error is told at once and not after the models have loaded.
    """
    profile = load_profile(options.profile, [profiles_folder()])
    for warning in profile.warnings:
        _log.warning(warning)
    performer = build_performer(options.dry_run, stack)
    observer = wrap(build_observer(options))
    stack.callback(observer.close)
    return Pipeline(
        observer,
        build_engine(),
        BindingEngine(profile),
        performer,
        sinks=sinks,
        recorder=recorder,
        active_app=build_active_app(profile, stack).current,
    )
