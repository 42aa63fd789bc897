"""Putting the program together: windows in the main thread, the pipeline in one of its own."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial

from controller.cli.console import is_noise, line_in_words
from controller.daemon.host import DaemonHost
from controller.daemon.pipeline_thread import PipelineThread
from controller.daemon.status import Status
from controller.daemon.view import CameraList, make_view
from controller.daemon.windows import Windows
from controller.event_stream import EventSink, Line, state_line
from controller.guards import set_guards
from controller.instance import InstanceLock
from controller.live_run import serve
from controller.memory import share_arenas
from controller.outputs.console_text import ConsoleText
from controller.outputs.notifications import Notifier
from controller.qt.start import start_qt
from controller.qt.stopping import quit_on_signals
from controller.qt.tidying import Tidying
from controller.run_options import RunOptions
from controller.sources.cameras.system import SystemCameras
from controller.texts import Texts
from controller.tray.open import open_tray
from controller.wiring import build_pipeline

_log = logging.getLogger(__name__)


def run_daemon(options: RunOptions, *, captions: bool = False) -> None:
    """Run until somebody quits. Raises UserError when it cannot start, InstanceError included."""
    share_arenas()
    texts = Texts(options.settings.language)
    with ExitStack() as stack:
        stack.enter_context(InstanceLock())
        application = start_qt()
        stack.enter_context(quit_on_signals(application))
        notifier = Notifier(ConsoleText("notify"))
        stack.callback(notifier.close)

        def refresh() -> None:
            view = make_view(
                status,
                host.options,
                cameras.found,
                captions=windows.captions_on,
                click_through=windows.click_through,
            )
            tray.show(view)

        def come_forward() -> None:
            notifier.send(texts("news.second_start"))
            host.open_monitor()

        def asking() -> None:
            words = texts("news.allow_keys")
            status.fail(words)
            notifier.send(words)

        def no_tray() -> None:
            _log.warning(texts("news.no_tray"))
            host.open_monitor()

        status = Status(lambda: refresh(), _worth_telling)
        windows = Windows(
            application, options.settings.captions, lambda: refresh(), status.look, texts
        )
        stack.callback(windows.close)
        host = DaemonHost(
            options,
            quit_program=windows.quit,
            show_captions=windows.show_captions,
            let_clicks_through=windows.let_clicks_through,
            come_forward=come_forward,
            asking=asking,
        )
        stack.callback(host.close)
        tray = open_tray(host, texts, no_tray)
        stack.callback(tray.close)
        cameras = CameraList((options.cameras or SystemCameras()).list, lambda: refresh())
        stack.callback(cameras.close)
        others = serve(host.answer, stack, host.frames)
        host.watchers = [status, windows.sink, *others]
        set_guards(host.pauses, options.settings, notifier.send, stack)
        thread = PipelineThread(
            lambda run: build_pipeline(host.options, run, host=host),
            partial(_fail, status, notifier, others),
            windows.quit,
        )
        stack.callback(thread.close)
        if captions:
            windows.show_captions(True)
        refresh()
        cameras.start()
        thread.start()
        stack.callback(Tidying().close)
        application.exec()


def _worth_telling(line: Line) -> str | None:
    if line["kind"] == "decision" or is_noise(line):
        return None
    return line_in_words(line).strip()


def _fail(status: Status, notifier: Notifier, others: Sequence[EventSink], trouble: str) -> None:
    status.fail(trouble)
    for other in others:
        other.emit(state_line(time.monotonic(), error=trouble))
    if trouble:
        notifier.send(trouble)
