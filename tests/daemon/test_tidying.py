"""Memory that is not used goes back to the system, and what is used stays as it is."""

from __future__ import annotations

import mmap
import re
import subprocess
import sys
from pathlib import Path

import pytest

from controller.memory import forget_pages, give_back

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory of Linux")

SIZE = 4 << 20
FORGETTING = """
import json
from pathlib import Path
from controller.memory import forget_code

def resident():
    text = Path("/proc/self/status").read_text()
    return int(text.split("RssFile:")[1].split()[0])

import cv2, numpy
before = resident()
forget_code()
print(before - resident(), numpy.ones(10).sum(), json.dumps({"a": 1}))
"""


def resident(path: Path) -> int:
    """Return how much of a file's mappings is in memory, in kB."""
    maps = re.split(r"^(?=[0-9a-f]+-)", Path("/proc/self/smaps").read_text(), flags=re.MULTILINE)
    own = [each for each in maps if each.split("\n", 1)[0].endswith(str(path))]
    return sum(int(each.split("Rss:")[1].split()[0]) for each in own)


def test_pages_of_a_file_that_was_read_go_back_and_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "model"
    content = bytes(range(256)) * (SIZE // 256)
    path.write_bytes(content)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert mapped[:] == content
        assert resident(path) >= SIZE // 1024
        forget_pages(path)
        assert resident(path) == 0
        assert mapped[:] == content


def test_what_was_written_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "own"
    path.write_bytes(bytes(SIZE))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
        mapped[:4] = b"kept"
        forget_pages(path)
        assert mapped[:4] == b"kept"


def test_free_memory_between_blocks_in_use_goes_back() -> None:
    def size() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * mmap.PAGESIZE

    blocks = [bytearray(100_000) for _ in range(600)]
    kept = blocks[::20]
    del blocks
    before = size()
    give_back()
    assert before - size() > 20_000_000
    assert len(kept) == 30


def test_code_that_is_forgotten_still_runs() -> None:
    done = subprocess.run([sys.executable, "-c", FORGETTING], capture_output=True, text=True)
    freed, total, words = done.stdout.split(maxsplit=2)
    assert int(freed) > 5_000
    assert (total, words.strip()) == ("10.0", '{"a": 1}')
