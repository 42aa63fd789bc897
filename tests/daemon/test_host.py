"""What the tray and other programs ask of the running program."""

from __future__ import annotations

from pathlib import Path

import pytest

from bindings.parsing import parse_profile
from controller.control import Pause, Resume, Swap, UseCamera
from controller.daemon.host import DaemonHost
from controller.live_run import LiveRun
from controller.own_files import own_copy
from controller.run_options import RunOptions

PROFILE = "version: 1\nbindings: [{on: palm, do: {key: a}}]\n"


class Windows:
    def __init__(self) -> None:
        self.log: list[str] = []
        self.host = DaemonHost(
            RunOptions(),
            quit_program=lambda: self.log.append("quit"),
            show_captions=lambda shown: self.log.append(f"captions {shown}"),
            let_clicks_through=lambda on: self.log.append(f"through {on}"),
            come_forward=lambda: self.log.append("show"),
            asking=lambda: self.log.append("asking"),
        )


def a_run(host: DaemonHost) -> LiveRun:
    run = LiveRun(
        parse_profile(PROFILE), lambda name: parse_profile(PROFILE, name=name), print, host.pauses
    )
    host.attach(run)
    return run


def test_orders_reach_the_run() -> None:
    host = Windows().host
    run = a_run(host)
    host.pause()
    host.use_profile("media")
    host.use_camera("camera:2")
    host.resume()
    orders = list(run.control.take())
    assert [type(order) for order in orders] == [Pause, Swap, UseCamera, Resume]


def test_a_run_that_is_made_anew_goes_on_with_what_was_chosen() -> None:
    host = Windows().host
    a_run(host)
    host.use_profile("media")
    host.use_camera("camera:2")
    host.pause()
    list(host.pauses.control.take())
    run = a_run(host)
    assert [type(order) for order in run.control.take()] == [Pause]
    assert (host.options.profile, host.options.source) == ("media", "camera:2")


def test_requests_of_other_programs() -> None:
    windows = Windows()
    host = windows.host
    assert "error" in host.answer({"do": "pause"})
    a_run(host)
    assert host.answer({"do": "pause"}) == {"ok": True}
    assert host.answer({"do": "show"}) == host.answer({"do": "quit"}) == {"ok": True}
    assert windows.log == ["show", "quit"]
    assert "'do' is one of" in str(host.answer({"do": "dance"})["error"])


def test_a_shipped_profile_is_copied_once_and_then_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISYARAT_CONFIG", str(tmp_path))
    copy = own_copy("slides")
    assert copy == tmp_path / "profiles" / "slides.yaml"
    copy.write_text(PROFILE, "utf-8")
    assert own_copy("slides") == copy
    assert copy.read_text("utf-8") == PROFILE
