"""The lock against a second instance."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from controller.errors import InstanceError
from controller.instance import FOLDER_VARIABLE, InstanceLock

PROJECT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from controller.instance import InstanceLock
with InstanceLock():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_instance_is_refused_with_the_process_and_a_remedy(
    holder: subprocess.Popen[str],
) -> None:
    with pytest.raises(InstanceError, match=rf"process {holder.pid}.*kill") as raised:
        InstanceLock().acquire()
    assert raised.value.exit_code == 7


def test_kill_9_frees_the_lock(holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    with InstanceLock():
        pass


def test_the_lock_can_be_taken_again_after_release(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    for _ in range(2):
        with lock:
            assert lock.path.read_text() == f"{os.getpid()}\n"
            with pytest.raises(InstanceError):
                InstanceLock(tmp_path).acquire()
    lock.release()


def test_the_folder_is_made(tmp_path: Path) -> None:
    with InstanceLock(tmp_path / "a" / "b") as lock:
        assert lock.path.exists()


def test_garbage_in_the_file_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "isyarat.lock").write_bytes(b"\xff garbage")
    with InstanceLock(tmp_path) as lock:
        assert lock.path.read_text() == f"{os.getpid()}\n"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(InstanceError, match=FOLDER_VARIABLE):
        InstanceLock(blocked / "folder").acquire()
