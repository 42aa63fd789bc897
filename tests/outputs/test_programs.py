"""Other programs: sounds, notifications, commands. They run for real, but are small."""

from __future__ import annotations

import io
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from controller.errors import OutputError
from controller.outputs.commands import Commands, NoCommands
from controller.outputs.console_text import ConsoleText
from controller.outputs.notifications import Notifier
from controller.outputs.programs import ProgramError, ProgramRunner
from controller.outputs.sounds import Sounds, find_sound
from controller.outputs.worker import Worker

PYTHON = sys.executable


def python(code: str, *arguments: str) -> list[str]:
    return [PYTHON, "-c", code, *arguments]


def wait_until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)


def test_no_shell_reads_the_arguments(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    words = ["$HOME", f"; touch {trap}", "`id`", "a b", "*"]
    code = "import sys; print(sys.argv[1:])"
    assert ProgramRunner().run(python(code, *words), 10) == str(words)
    assert not trap.exists()


def test_a_text_arrives_as_it_is() -> None:
    text = 'it\'s "so" $x `y`\nmit Zeilen'
    code = "import os; print(repr(os.environ['ISYARAT_TEXT']))"
    assert ProgramRunner().run(python(code), 10, text) == repr(text)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["/no/such/program"], "cannot start '/no/such/program': No such file or directory"),
        (python("print('oh'); raise SystemExit(3)"), "ended with status 3: oh"),
        (["with\0zero"], "cannot start"),
    ],
)
def test_failures_are_one_line(argv: list[str], says: str) -> None:
    with pytest.raises(ProgramError) as failed:
        ProgramRunner().run(argv, 10)
    assert says in str(failed.value)
    assert "\n" not in str(failed.value)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups")
def test_after_the_time_it_is_killed_with_its_children(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    child = f"import os,time; open({str(pid)!r},'w').write(str(os.getpid())); time.sleep(60)"
    code = f"import subprocess,sys; subprocess.run([sys.executable, '-c', {child!r}])"
    started = time.monotonic()
    with pytest.raises(ProgramError, match=r"took more than 1.5 s: killed"):
        ProgramRunner().run(python(code), 1.5)
    assert time.monotonic() - started < 5
    wait_until(lambda: not _alive(int(pid.read_text())))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return b") Z " not in Path(f"/proc/{pid}/stat").read_bytes()
    except (OSError, ValueError):
        return False


def test_commands_do_not_keep_the_caller_waiting(tmp_path: Path) -> None:
    told: list[str] = []
    commands = Commands(told.append)
    started = time.monotonic()
    commands.run(python(f"import time; time.sleep(.3); open({str(tmp_path / 'done')!r}, 'w')"))
    commands.run(["/no/such/program"])
    assert time.monotonic() - started < 0.1
    wait_until(lambda: told)
    assert (tmp_path / "done").exists()
    assert told == ["'run' failed: cannot start '/no/such/program': No such file or directory"]
    commands.close()


def test_closing_ends_what_runs() -> None:
    commands = Commands([].append)
    commands.run(python("import time; time.sleep(60)"))
    time.sleep(0.2)
    started = time.monotonic()
    commands.close()
    commands.close()
    assert time.monotonic() - started < 3
    with pytest.raises(OutputError):
        commands.run(["anything"])


def test_commands_are_refused_unless_allowed() -> None:
    with pytest.raises(OutputError, match=r"set allow_commands = true in settings.toml"):
        NoCommands().run(["anything"])


def test_a_notification_that_fails_is_printed() -> None:
    console = io.StringIO()
    notifier = Notifier(ConsoleText("notify", console), lambda text: ["/no/such/program", text])
    notifier.send("Wake up")
    wait_until(console.getvalue)
    assert console.getvalue() == "[notify] Wake up\n"
    notifier.close()


def test_a_notification_gets_its_text(tmp_path: Path) -> None:
    shown, console = tmp_path / "shown", io.StringIO()
    code = f"import sys; open({str(shown)!r}, 'w').write(sys.argv[1])"
    notifier = Notifier(ConsoleText("notify", console), lambda text: python(code, text))
    notifier.send("-x; rm -rf")
    wait_until(shown.exists)
    wait_until(shown.read_text)
    assert shown.read_text() == "-x; rm -rf"
    notifier.close()
    assert console.getvalue() == ""


def test_a_sound_is_played_by_file(tmp_path: Path) -> None:
    file, played = tmp_path / "my.wav", tmp_path / "played"
    file.write_bytes(b"RIFF")
    code = f"import sys; open({str(played)!r}, 'w').write(sys.argv[1])"
    sounds = Sounds(io.StringIO(), lambda path: python(code, str(path)))
    sounds.send(str(file))
    wait_until(lambda: played.exists() and played.read_text())
    assert played.read_text() == str(file)
    sounds.close()


def test_an_unknown_sound_rings_the_bell() -> None:
    console = io.StringIO()
    sounds = Sounds(console)
    sounds.send("no such sound")
    assert console.getvalue() == "\a"
    sounds.close()


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "", ".", "x\0y"])
def test_a_sound_is_no_way_to_other_files(name: str) -> None:
    assert find_sound(name) is None


def test_a_worker_refuses_rather_than_waits() -> None:
    worker, gate, done = Worker("test", most_waiting=2), threading.Event(), []
    worker.submit(gate.wait)
    wait_until(lambda: worker.submit(lambda: done.append(1)))
    accepted = [worker.submit(lambda: done.append(1)) for _ in range(5)]
    assert accepted.count(False) >= 3
    gate.set()
    wait_until(lambda: len(done) == 1 + accepted.count(True))
    worker.close()
    assert worker.submit(gate.wait) is False


def test_a_job_that_fails_does_not_end_the_worker() -> None:
    worker, done = Worker("test"), threading.Event()

    def fail() -> None:
        raise ValueError("oh")

    worker.submit(fail)
    worker.submit(done.set)
    assert done.wait(5)
    worker.close()
