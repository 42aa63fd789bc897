"""``isyarat eval static`` on a few pictures: figures, stops and mistakes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from eval_command import COMMAND, environment, evaluate

PNG = b"\x89PNG"


def finished(results: Path) -> list[str]:
    file = results / "items.jsonl"
    text = file.read_text("utf-8") if file.exists() else ""
    return [json.loads(line)["item"] for line in text.splitlines(keepends=True) if "\n" in line]


def test_pictures_are_found_named_and_drawn(tmp_path: Path, pictures: Path) -> None:
    (pictures / "palm" / "broken.jpg").write_bytes(b"no picture")
    (pictures / "manifest.csv").write_text("path,label\n")
    done = evaluate(tmp_path, "static", pictures, "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert "1 skipped" in done.stderr
    assert "broken.jpg" in done.stderr
    results = tmp_path / "isyarat-eval" / "static-pictures"
    content = json.loads((results / "figures.json").read_text("utf-8"))
    assert content["schema"] == "isyarat.evaluation.static/1"
    assert len(content["skipped"]) == 1
    figures = content["figures"]
    assert (figures["items"], figures["found"], figures["accuracy"]) == (6, 6, 1.0)
    for name in ("confusion.png", "reliability.png"):
        assert (results / name).read_bytes().startswith(PNG)
    page = (results / "report.html").read_text("utf-8")
    assert "data:image/png;base64," in page
    assert "http" not in page


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGKILL")
def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path, pictures: Path) -> None:
    arguments = ("static", pictures, "--workers", "1", "--out", tmp_path / "out")
    with subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        deadline = time.monotonic() + 60
        while not finished(tmp_path / "out") and time.monotonic() < deadline:
            time.sleep(0.005)
        process.kill()
    before = finished(tmp_path / "out")
    assert 1 <= len(before) < 6

    (pictures / "fist" / "new.png").write_bytes((pictures / "palm" / "1.4.png").read_bytes() + b" ")
    done = evaluate(tmp_path, *arguments)
    assert f"{len(before)} of 7 pictures are done already" in done.stderr
    after = finished(tmp_path / "out")
    assert after[: len(before)] == before
    assert set(Counter(after).values()) == {1}
    assert len(after) == 7


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_stops_all_workers_and_says_how_to_go_on(tmp_path: Path, pictures: Path) -> None:
    for number in range(20):
        copy = pictures / "palm" / f"copy{number}.png"
        copy.write_bytes((pictures / "palm" / "1.4.png").read_bytes() + b"%d" % number)
    process = subprocess.Popen(
        [*COMMAND, "static", str(pictures), "--workers", "2", "--out", str(tmp_path / "out")],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not finished(tmp_path / "out") and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "the same command goes on from there" in errors
    assert "Traceback" not in errors, errors


def test_mistakes_are_told_on_one_line(tmp_path: Path, pictures: Path) -> None:
    shutil.move(pictures / "palm", pictures / "plam")
    unknown = evaluate(tmp_path, "static", pictures)
    assert unknown.returncode == 3
    assert "unknown label 'plam': did you mean 'palm'?" in unknown.stderr
    shutil.rmtree(pictures / "plam")
    shutil.rmtree(pictures / "fist")
    empty = evaluate(tmp_path, "static", pictures)
    assert empty.returncode == 3
    assert "no labelled pictures" in empty.stderr
    assert len(empty.stderr.splitlines()) == 1
