"""The commands on binding files: check, init, edit, schema, simulate, list; and the settings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from command import ROOT, Isyarat

GOOD = "version: 1\nbindings:\n  - {name: next, on: swipe_left, do: {key: Right}}\n"
CLIP = ROOT / "controller" / "demo" / "clips" / "slides.mp4"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "config" / "profiles").mkdir(parents=True)
    return tmp_path / "config"


@pytest.fixture
def mine(config: Path) -> Path:
    path = config / "profiles" / "mine.yaml"
    path.write_text(GOOD)
    return path


def test_check_finds_nothing_to_say(isyarat: Isyarat, mine: Path) -> None:
    for arguments in ((), ("mine",), (mine,)):
        done = isyarat("check", *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{mine}: 1 binding\n", "")


def test_check_reports_every_mistake_of_every_file(
    isyarat: Isyarat, mine: Path, config: Path
) -> None:
    mine.write_text(GOOD.replace("swipe_left", "swipe_lift").replace("Right", "Rigth"))
    other = config / "profiles" / "other.yaml"
    other.write_text("version: 2\n" + GOOD.partition("\n")[2])
    done = isyarat("check")
    assert done.returncode == 4
    assert done.stderr.startswith(
        f"{mine}:3:22: unknown gesture 'swipe_lift'\n"
        "    3 |   - {name: next, on: swipe_lift, do: {key: Rigth}}\n"
        "      |                      ^^^^^^^^^^\n"
        "      = did you mean 'swipe_left'?\n"
    )
    assert f"{mine}:3:44: unknown key 'Rigth'" in done.stderr
    assert f"{other}:1:10: " in done.stderr
    assert "\x1b" not in done.stderr


def test_check_without_profiles_says_how_to_make_one(isyarat: Isyarat) -> None:
    done = isyarat("check")
    assert done.returncode == 0
    assert "isyarat init" in done.stdout


def test_check_runs_the_tests_beside_a_profile(isyarat: Isyarat, mine: Path) -> None:
    mine.with_suffix(".test").write_text("swipe_left\n\nkey Right\n")
    several = mine.with_suffix(".tests")
    several.mkdir()
    (several / "exact.txt").write_text("none 1s\nswipe_left\n\n1.000 next: key Right\n")
    (several / "nothing.txt").write_text("# nobody asked\nswipe_right\n")
    done = isyarat("check")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{mine}: 1 binding, 3 of 3 tests pass\n"


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("swipe_left\n\nkey Left\n", ":3:1: expected: key Left, but done: 0.000 next: key Right"),
        ("palm 1s\n\nkey Right\n", ":3:1: expected, but not done: key Right"),
        ("swipe_left\n\n# nothing\n", ":4:1: not expected, but done: 0.000 next: key Right"),
        ("swipe_lift\n\nkey Right\n", ":1:1: unknown gesture 'swipe_lift'"),
    ],
)
def test_check_tells_where_a_test_fails(
    isyarat: Isyarat, mine: Path, script: str, says: str
) -> None:
    test = mine.with_suffix(".test")
    test.write_text(script)
    done = isyarat("check")
    assert done.returncode == 4
    assert f"{test}{says}" in done.stderr
    assert "0 of 1 tests pass" in done.stdout


def test_init_makes_a_file_that_works_and_never_overwrites(isyarat: Isyarat, config: Path) -> None:
    done = isyarat("init")
    made = config / "profiles" / "bindings.yaml"
    assert done.returncode == 0, done.stderr
    assert str(made) in done.stdout
    text = made.read_text()
    assert text.startswith("# yaml-language-server: $schema=bindings.schema.json\n")
    assert json.loads((made.parent / "bindings.schema.json").read_text())["$schema"]
    assert isyarat("check", "bindings").returncode == 0
    made.write_text(text + "# mine\n")
    again = isyarat("init", "--profile", "media")
    assert again.returncode == 2
    assert f"{made} exists already: change it with `isyarat edit bindings`" in again.stderr
    assert made.read_text() == text + "# mine\n"


@pytest.mark.parametrize("profile", ["slides", "media", "browser", "pointer", "captions"])
def test_init_offers_every_shipped_profile(isyarat: Isyarat, profile: str) -> None:
    assert isyarat("init", "--profile", profile, "--name", "other").returncode == 0
    assert isyarat("check").returncode == 0


@pytest.mark.parametrize("name", ["../escape", "a/b", "", ".", ".."])
def test_init_stays_in_its_folder(isyarat: Isyarat, tmp_path: Path, name: str) -> None:
    assert isyarat("init", "--name", name).returncode == 2
    assert list(tmp_path.rglob("*.yaml")) == []


def test_the_settings_that_init_writes_can_be_switched_on(isyarat: Isyarat, config: Path) -> None:
    isyarat("init")
    settings = config / "settings.toml"
    lines = settings.read_text().splitlines()
    off = [line for line in lines if " = " in line or line.startswith("# [")]
    settings.write_text("\n".join(line.removeprefix("# ") for line in off))
    assert isyarat("check").returncode == 0


def editor(code: str) -> str:
    return f'"{sys.executable}" -c "import sys; p = sys.argv[1]; {code}"'


def test_edit_opens_the_editor_and_checks(isyarat: Isyarat, mine: Path) -> None:
    spoil = editor("t = open(p).read(); open(p, 'w').write(t.replace('left', 'lift'))")
    done = isyarat("edit", "mine", VISUAL=spoil)
    assert done.returncode == 4
    assert "unknown gesture 'swipe_lift'" in done.stderr
    mend = editor("t = open(p).read(); open(p, 'w').write(t.replace('lift', 'left'))")
    done = isyarat("edit", "mine", VISUAL="", EDITOR=mend)
    assert done.returncode == 0
    assert mine.read_text() == GOOD


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("slides", "copy it first: isyarat init --profile slides --name slides"),
        ("holiday", "make it: isyarat init --name holiday"),
    ],
)
def test_edit_says_where_files_of_your_own_come_from(
    isyarat: Isyarat, name: str, says: str
) -> None:
    done = isyarat("edit", name, EDITOR="false")
    assert done.returncode == 2
    assert says in done.stderr


def test_an_editor_that_is_not_there(isyarat: Isyarat, mine: Path) -> None:
    done = isyarat("edit", "mine", VISUAL="", EDITOR="/no/such/editor")
    assert done.returncode == 2
    assert "set the environment variable EDITOR" in done.stderr


def test_schema_is_one(isyarat: Isyarat, tmp_path: Path) -> None:
    printed = isyarat("schema").stdout
    jsonschema.Draft202012Validator.check_schema(json.loads(printed))
    assert isyarat("schema", "--out", tmp_path / "kept.json").returncode == 0
    assert (tmp_path / "kept.json").read_text() == printed
    assert isyarat("schema", "--out", tmp_path / "no" / "such").returncode == 2


def test_simulate_a_script(isyarat: Isyarat, mine: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("none 500ms\nswipe_left\npalm 1s\n\nthis part is for tests\n")
    done = isyarat("simulate", script, "--profile", "mine")
    assert done.returncode == 0, done.stderr
    lines = [" ".join(line.split()[2:]) for line in done.stdout.splitlines()]
    assert lines == [
        "swipe_left fire (right hand, 1.00)",
        "-> next: key Right",
        "palm begin (right hand, 1.00)",
        "palm end (right hand, 1.00)",
    ]
    keys = isyarat("simulate", script, "--profile", "mine", "--keys")
    assert keys.stdout == "0.500 next: key Right\n"
    why = isyarat("simulate", script, "--profile", "mine", "--why")
    assert "palm seen 1.00: no binding waits for it" in why.stdout


def test_what_is_too_short_for_the_state_machine_does_not_happen(
    isyarat: Isyarat, tmp_path: Path
) -> None:
    script = tmp_path / "script.txt"
    script.write_text("palm 50ms\nnone 1s\n")
    assert isyarat("simulate", script).stdout == ""


@pytest.mark.slow
def test_simulate_a_clip(isyarat: Isyarat, mine: Path) -> None:
    done = isyarat("simulate", CLIP, "--profile", "mine")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("-> next: key Right") == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("palm\n", "script.txt:1:1: 'palm' needs a duration"),
        ("plam 1s\n", "script.txt:1:1: unknown gesture 'plam'"),
    ],
)
def test_a_wrong_script(isyarat: Isyarat, tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "script.txt").write_text(content)
    done = isyarat("simulate", tmp_path / "script.txt")
    assert done.returncode == 4
    assert says in done.stderr


def test_a_missing_script(isyarat: Isyarat) -> None:
    done = isyarat("simulate", "nowhere.txt")
    assert done.returncode == 4
    assert done.stderr == "isyarat: nowhere.txt: cannot be read: No such file or directory\n"


@pytest.mark.parametrize(
    ("what", "shows"),
    [
        ("keys", ("volume_up", "pgup", "f24")),
        ("actions", ("set_mode", "{key: ctrl+z}", "speak_sentence")),
        ("gestures", ("two_up_inverted",)),
        ("signs", ("terima_kasih", "taught", "known signs", "signers in training")),
    ],
)
def test_lists(isyarat: Isyarat, what: str, shows: tuple[str, ...]) -> None:
    done = isyarat("list", what)
    assert done.returncode == 0
    assert all(text in done.stdout for text in shows)


def test_wrong_settings_stop_a_run(isyarat: Isyarat, config: Path) -> None:
    settings = config / "settings.toml"
    settings.write_text('camera = "camera"\nprofil = "media"\n')
    done = isyarat("run", "--dry-run")
    assert done.returncode == 4
    told = f"{settings}:2:1: unknown setting 'profil' (did you mean 'profile'?)\n"
    assert done.stderr == f"isyarat: {told}"
    assert isyarat("check").stderr == (
        f"{settings}:2:1: unknown setting 'profil'\n"
        '    2 | profil = "media"\n'
        "      | ^^^^^^\n"
        "      = did you mean 'profile'?\n"
    )


def test_the_settings_name_profile_and_camera(isyarat: Isyarat, config: Path) -> None:
    (config / "settings.toml").write_text('profile = "holiday"\n')
    assert "holiday: there is no profile of this name" in isyarat("run", "--dry-run").stderr
    (config / "settings.toml").write_text('camera = "nowhere.mp4"\n')
    assert "nowhere.mp4" in isyarat("run", "--dry-run").stderr


def test_a_profile_cannot_allow_itself_commands(isyarat: Isyarat, mine: Path, config: Path) -> None:
    mine.write_text(GOOD.replace("{key: Right}", "{run: [touch, trap]}"))
    refused = isyarat("check")
    assert refused.returncode == 4
    assert "allow_commands" in refused.stderr
    (config / "settings.toml").write_text("allow_commands = true\n")
    assert isyarat("check").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_colour_on_a_terminal(mine: Path, tmp_path: Path) -> None:
    import pty

    mine.write_text(GOOD.replace("swipe_left", "swipe_lift"))
    try:
        controller, terminal = pty.openpty()
    except OSError as error:
        pytest.skip(f"no pseudo-terminals here: {error}")
    subprocess.run(
        [sys.executable, "-P", "-m", "controller", "check", str(mine)],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "ISYARAT_CONFIG": str(tmp_path), "TERM": "xterm"},
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        check=False,
    )
    os.close(terminal)
    shown = os.read(controller, 10_000)
    os.close(controller)
    assert b"\x1b[31m^^^^^^^^^^\x1b[0m" in shown
