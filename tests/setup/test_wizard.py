"""The guided start as scripts: what the user does, and where that leads."""

from __future__ import annotations

import pytest

from controller.setup.answers import PAGES, Answers
from controller.setup.wizard import Wizard

BEFORE = Answers(language="en", camera="camera", profile="slides")


def play(script: str, before: Answers = BEFORE) -> Wizard:
    """Do what the lines say: ``next``, ``back``, ``skip``, or NAME=VALUE."""
    wizard = Wizard(before, lambda name: name == "pointer")
    for word in script.split():
        name, equals, value = word.partition("=")
        if equals:
            wizard.answer(**{name: {"yes": True, "no": False}.get(value, value)})
        else:
            getattr(wizard, word)()
    return wizard


@pytest.mark.parametrize(
    ("script", "page"),
    [
        ("", "language"),
        ("back", "language"),
        ("next", "camera"),
        ("next next back", "camera"),
        ("skip skip skip", "swipe"),
        ("next next next next next next next", "end"),
    ],
)
def test_pages_follow_each_other(script: str, page: str) -> None:
    assert play(script).page == page


def test_everything_answered_is_written() -> None:
    wizard = play(
        "language=id next camera=camera:Front next mirror=no next next "
        "profile=media next clutch=yes next autostart=yes next next"
    )
    changes = wizard.changes()
    assert dict(changes.settings) == {
        "language": "id",
        "camera": "camera:Front",
        "mirror": False,
        "profile": "media",
    }
    assert (changes.profile, changes.clutch, changes.autostart) == ("media", True, True)
    assert changes.start


def test_pages_that_are_skipped_leave_all_as_it_was() -> None:
    changes = play("language=id " + "skip " * len(PAGES)).changes()
    assert dict(changes.settings) == {}
    assert (changes.clutch, changes.autostart, changes.start) == (None, None, False)


def test_an_answer_that_is_taken_back_is_forgotten() -> None:
    wizard = play("language=id next back skip " + "next " * 7)
    assert "language" not in wizard.changes().settings
    assert wizard.answers.language == "en"


def test_an_answer_is_still_there_when_one_comes_back() -> None:
    assert play("next camera=camera:1 next back").answers.camera == "camera:1"


def test_the_clutch_is_that_of_the_profile_until_the_user_says_otherwise() -> None:
    to_profile = "next next next next "
    assert play(to_profile + "profile=pointer").answers.clutch
    assert play(to_profile + "profile=pointer next next next next").changes().clutch is None
    assert (
        play(to_profile + "profile=pointer next clutch=no next next next").changes().clutch is False
    )
    # Chosen for one profile, it does not stick to another.
    back = play(to_profile + "profile=slides next clutch=yes next back back profile=media")
    assert not back.answers.clutch
    back.next()
    back.skip()
    back.next()
    back.next()
    assert back.changes().clutch is None


def test_what_is_as_it_was_is_not_switched() -> None:
    before = Answers(autostart=True)
    assert play("next " * len(PAGES), before).changes().autostart is None


def test_a_page_takes_only_its_own_answers() -> None:
    with pytest.raises(ValueError, match="does not ask for 'profile'"):
        play("profile=media")


def test_nothing_can_be_written_before_the_end() -> None:
    wizard = play("next " * (len(PAGES) - 1))
    with pytest.raises(ValueError, match="pages left"):
        wizard.changes()
    wizard.next()
    assert wizard.finished
    wizard.reopen()
    assert wizard.page == "end"
    assert not wizard.finished
