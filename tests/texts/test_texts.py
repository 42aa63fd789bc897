"""Every language says everything."""

from __future__ import annotations

import string

import pytest

from controller.texts import LANGUAGES, Texts, system_language


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_texts_with_the_same_values(language: str) -> None:
    english, other = LANGUAGES["en"], LANGUAGES[language]
    assert other.keys() == english.keys()
    assert all(other[name] and fields(other[name]) == fields(english[name]) for name in english)


@pytest.mark.parametrize(
    ("lang", "language"),
    [("id_ID.UTF-8", "id"), ("en_GB.UTF-8", "en"), ("de_DE", "en"), ("C", "en")],
)
def test_the_system_s_language(monkeypatch: pytest.MonkeyPatch, lang: str, language: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", lang)
    assert system_language() == language


def test_values_are_filled_in() -> None:
    assert Texts("id")("news.profile", profile="slides") == "Profil: slides"
