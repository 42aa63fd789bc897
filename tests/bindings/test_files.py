"""Profiles of several files: what they include and what they extend."""

from __future__ import annotations

from pathlib import Path

import pytest

from bindings.loader import load_profile
from bindings.parsing import parse_profile
from bindings.problems import ProfileError
from bindings.profile import Profile
from bindings.reading import SHIPPED
from bindings.yaml_positions import MAX_SIZE

ONE = "version: 1\nbindings:\n  - {on: palm, do: {key: a}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "profiles").mkdir()
    return tmp_path / "profiles"


def write(folder: Path, **texts: str) -> Path:
    """Write NAME.yaml for each text; return the one called main."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder / "main.yaml"


def profile(head: str, *bindings: str) -> str:
    return f"version: 1\n{head}\nbindings:\n" + "".join(f"  - {each}\n" for each in bindings)


def complaints(path: Path) -> list[str]:
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    return str(caught.value).replace(f"{path.parent}/", "").splitlines()


def names(found: Profile) -> list[str]:
    return [rule.name for rule in found.rules]


def test_included_bindings_come_after_the_files_own(folder: Path) -> None:
    main = write(
        folder,
        main=profile("include: [first.yaml, second.yaml]", "{on: palm, do: click}"),
        first=profile("include: third.yaml", "{on: fist, do: click}"),
        second=profile("", "{on: ok, do: click}"),
        third=profile("", "{on: rock, do: click}"),
    )
    found = load_profile(main)

    assert names(found) == ["palm", "fist", "rock", "ok"]
    assert found.files == tuple(
        str(folder / f"{name}.yaml") for name in ("main", "first", "third", "second")
    )
    assert set(found.sources) == set(found.files)


def test_each_file_has_its_own_defaults(folder: Path) -> None:
    main = write(
        folder,
        main=profile("include: other.yaml\ndefaults: {cooldown: 1s}", "{on: palm, do: click}"),
        other=profile("defaults: {cooldown: 2s}", "{on: fist, do: click}"),
    )
    assert [rule.cooldown for rule in load_profile(main).rules] == [1, 2]


def test_modes_of_included_files_are_modes_of_the_profile(folder: Path) -> None:
    main = write(
        folder,
        main=profile(
            "include: other.yaml\nmodes: {m: {bindings: [{name: x, on: ok, do: click}]}}",
            "{on: palm, do: {set_mode: m}}",
        ),
        other="version: 1\nmodes: {m: {bindings: [{name: y, on: palm, do: click}]}}\n",
    )
    found = load_profile(main)

    assert names(found) == ["x", "y", "palm"]
    assert found.modes == ("m",)


def test_a_profile_may_consist_of_includes(folder: Path) -> None:
    main = write(folder, main="version: 1\ninclude: other.yaml\n", other=ONE)
    assert names(load_profile(main)) == ["palm"]


def test_problems_of_all_files_are_told_with_their_own_places(folder: Path) -> None:
    main = write(
        folder,
        main=profile("include: other.yaml", "{on: plam, do: click}"),
        other="version: 1\nbindings:\n  - {on: palm, do: {kye: a}}\n  - {on: ok, do: {run: [x]}}",
    )
    assert complaints(main) == [
        "main.yaml:4:10: unknown gesture 'plam' (did you mean 'palm'?)",
        "other.yaml:3:21: unknown action 'kye' (did you mean 'key'?)",
        "other.yaml:4:19: 'run' is off, as profiles come from other people: to allow commands, "
        "write 'allow_commands = true' into settings.toml",
    ]


def test_problems_carry_the_text_of_their_files(folder: Path) -> None:
    main = write(folder, main=profile("include: bad.yaml", "{on: ok, do: click}"), bad="a: [")
    with pytest.raises(ProfileError) as caught:
        load_profile(main)

    (problem,) = caught.value.problems
    assert caught.value.sources[problem.file] == "a: ["


def test_names_are_unique_over_all_files(folder: Path) -> None:
    main = write(
        folder,
        main=profile("include: other.yaml", "{name: x, on: palm, do: click}"),
        other=profile("", "{name: x, on: fist, do: click}"),
    )
    assert complaints(main) == ["other.yaml:4:6: two bindings are called 'x'"]


def test_a_hidden_binding_says_in_which_file_the_other_is(folder: Path) -> None:
    main = write(
        folder,
        main=profile("include: other.yaml", "{on: palm, do: click}"),
        other=profile("", "{on: palm, do: click}"),
    )
    (warning,) = load_profile(main).warnings

    assert str(warning) == (
        f"{folder}/other.yaml:4:6: this binding never acts: 'palm' ({main}:4) always comes first"
    )


def test_a_file_that_includes_itself(folder: Path) -> None:
    main = write(folder, main=profile("include: main.yaml", "{on: palm, do: click}"))
    assert complaints(main) == ["main.yaml:2:10: 'main.yaml' includes itself"]


def test_a_circle_is_told_with_all_its_places(folder: Path) -> None:
    main = write(
        folder,
        main=profile("include: b.yaml", "{on: palm, do: click}"),
        b=profile("include: [c.yaml]", "{on: fist, do: click}"),
        c=profile("include: [b.yaml]", "{on: ok, do: click}"),
    )
    assert complaints(main) == [
        "c.yaml:2:11: 'b.yaml' includes itself in a circle: through b.yaml:2:11"
    ]
    write(folder, c=profile("include: [main.yaml]", "{on: ok, do: click}"))
    assert complaints(main) == [
        "c.yaml:2:11: 'main.yaml' includes itself in a circle: through main.yaml:2:10, b.yaml:2:11"
    ]


def test_a_file_that_is_included_twice(folder: Path) -> None:
    main = write(folder, main=profile("include: [a.yaml, a.yaml]", "{on: ok, do: click}"), a=ONE)
    assert complaints(main) == [
        "main.yaml:2:19: 'a.yaml' is included twice: first at main.yaml:2:11"
    ]


def test_too_deep(folder: Path) -> None:
    texts = {
        f"f{n}": profile(f"include: f{n + 1}.yaml", "{on: palm, do: click}") for n in range(20)
    }
    main = write(folder, main=profile("include: f0.yaml", "{on: palm, do: click}"), **texts)
    assert complaints(main) == ["f7.yaml:2:10: too many files: at most 32, 8 deep"]


def test_all_files_together_are_bounded(folder: Path) -> None:
    main = write(
        folder,
        main=profile("include: [a.yaml, b.yaml]", "{on: ok, do: click}"),
        a=f"{ONE}#{'x' * (MAX_SIZE // 2)}",
        b=f"{ONE}#{'x' * (MAX_SIZE // 2)}",
    )
    assert complaints(main)[0] == (
        "main.yaml:2:19: with 'b.yaml' the profile is too large (over 256 KiB)"
    )


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("none.yaml", "there is no file 'none.yaml' beside this one"),
        ("folder.yaml", "'folder.yaml' is not a file"),
        ("notes.txt", "'notes.txt' is no profile: its name has to end with .yaml"),
        ('"a\\0b.yaml"', "the character U+0000 cannot stand in a text file"),
    ],
)
def test_files_that_cannot_be_included(folder: Path, name: str, complaint: str) -> None:
    (folder / "folder.yaml").mkdir()
    (folder / "notes.txt").write_text(ONE)
    main = write(folder, main=profile(f"include: {name}", "{on: palm, do: click}"))
    if "\\0" in name:
        complaint = "'a b.yaml' is no name of a file"
        assert complaints(main)[0].startswith("main.yaml:2:10: 'a")
    else:
        assert complaints(main) == [f"main.yaml:2:10: {complaint}"]


@pytest.mark.parametrize("name", ["../outside.yaml", "link.yaml", "linked/outside.yaml"])
def test_no_way_out_of_the_folder(folder: Path, name: str) -> None:
    (folder.parent / "outside.yaml").write_text(ONE)
    (folder / "link.yaml").symlink_to(folder.parent / "outside.yaml")
    (folder / "linked").symlink_to(folder.parent)
    main = write(folder, main=profile(f"include: {name}", "{on: fist, do: click}"))

    assert complaints(main) == [
        f"main.yaml:2:10: '{name}' lies outside the folder of this file: copy it here, or write "
        "'allow_outside = true' into settings.toml"
    ]
    assert names(load_profile(main, allow_outside=True)) == ["fist", "palm"]


def test_no_way_out_by_an_absolute_path(folder: Path) -> None:
    outside = folder.parent / "outside.yaml"
    outside.write_text(ONE)
    main = write(folder, main=profile(f"include: {outside}", "{on: fist, do: click}"))

    assert "lies outside the folder" in complaints(main)[0]


def test_folders_within_and_links_within_are_fine(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.yaml").write_text(ONE)
    (folder / "link.yaml").symlink_to("sub/a.yaml")
    for name in ("sub/a.yaml", "./sub/../sub/a.yaml", "link.yaml"):
        main = write(folder, main=profile(f"include: {name}", "{on: fist, do: click}"))
        assert names(load_profile(main)) == ["fist", "palm"]


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    import os

    os.mkfifo(folder / "pipe.yaml")
    main = write(folder, main=profile("include: pipe.yaml", "{on: fist, do: click}"))
    assert complaints(main) == ["main.yaml:2:10: 'pipe.yaml' is not a file"]


def test_what_only_the_profile_itself_may_have(folder: Path) -> None:
    main = write(
        folder,
        main=profile("include: other.yaml", "{on: palm, do: click}"),
        other=profile(
            "extends: slides\nclutch: {arm: {gesture: ok}, disarm_after: 1s}", "{on: ok, do: click}"
        ),
    )
    assert complaints(main) == [
        "other.yaml:2:1: 'extends' belongs into the profile, not into a file that it includes",
        "other.yaml:3:1: 'clutch' belongs into the profile, not into a file that it includes",
    ]


def test_a_binding_replaces_the_extended_one_of_its_name_and_others_come_first() -> None:
    slides = names(load_profile("slides"))
    text = profile(
        "extends: slides", "{name: new, on: palm, do: click}", "{name: blank, on: ok, do: click}"
    )
    found = parse_profile(text)

    assert names(found) == ["new", *slides]
    blank = next(rule for rule in found.rules if rule.name == "blank")
    assert (blank.gesture, blank.file) == ("ok", "<text>")
    assert all(rule.file == str(SHIPPED / "slides.yaml") for rule in found.rules[1:2])


def test_extended_bindings_keep_their_defaults_and_files_are_known() -> None:
    found = parse_profile(
        profile("extends: slides\ndefaults: {cooldown: 9s}", "{on: ok, do: click}")
    )

    shipped = {rule.name: rule.cooldown for rule in load_profile("slides").rules}
    assert {rule.name: rule.cooldown for rule in found.rules} == shipped | {"ok": 9.0}
    assert found.files == (str(SHIPPED / "slides.yaml"),)


def test_a_profile_may_only_extend() -> None:
    assert names(parse_profile("version: 1\nextends: media\n")) == names(load_profile("media"))


def test_a_file_called_like_the_profile_it_extends(folder: Path) -> None:
    (folder / "slides.yaml").write_text("version: 1\nextends: slides\n")
    assert names(load_profile("slides", (folder,))) == names(load_profile("slides"))


def test_commands_run_only_by_leave_of_the_settings() -> None:
    text = profile("", "{on: palm, do: {run: [ls]}}")
    with pytest.raises(ProfileError, match="allow_commands = true"):
        parse_profile(text)
    assert len(parse_profile(text, allow_commands=True).rules) == 1
