"""Which language a reader gets."""

import pytest
from tests.cli.conftest import COUNTY

from aankoopwijzer.cli.language import language_wanted

NOTE = "This language is not complete yet: what is missing stands in English.\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["advise"], {"LANG": "nl_BE.UTF-8"}, "nl"),
        (["advise"], {"LC_ALL": "fr_BE.UTF-8", "LANG": "nl_BE.UTF-8"}, "fr"),
        (["advise"], {"LC_ALL": "", "LC_MESSAGES": "de", "LANG": "nl_BE.UTF-8"}, "de"),
        (["advise"], {"LANG": "nld"}, "en"),
        (["advise"], {"LANG": "C.UTF-8"}, "en"),
        (["advise"], {}, "en"),
        (["advise", "--lang", "nl"], {"LANG": "fr_BE"}, "nl"),
        (["advise", "--lang=de"], {"LANG": "fr_BE"}, "de"),
        (["advise", "--lang"], {"LANG": "nl_BE"}, "nl"),
        (["advise", "--lang", "xx"], {"LANG": "nl_BE"}, "nl"),
    ],
)
def test_the_option_goes_before_the_locale(arguments, environment, language):
    assert language_wanted(arguments, environment) == language


def test_the_locale_of_the_terminal_is_followed(ask_shell):
    said = ask_shell("advise", "--pack", COUNTY, LANG="nl_BE.UTF-8", LC_ALL="nl_BE.UTF-8")
    assert said.err.startswith("--title: er is niets te lezen")


@pytest.mark.parametrize("lang", ["fr", "de"])
def test_a_language_that_is_not_complete_falls_back_to_english_and_says_so(ask, lang):
    said = ask("advise", "--pack", COUNTY, "--title", "taps", "--date", "2026-03-02", "--lang", lang)
    assert (said.code, said.err) == (0, NOTE)
    assert "What applies" in said.out


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_complete_language_says_nothing_about_itself(ask, lang):
    assert ask("advise", "--pack", COUNTY, "--title", "taps", "--date", "2026-03-02", "--lang", lang).err == ""


def test_codes_stay_the_same_in_every_language(ask):
    found = [
        ask("advise", "--json", "--pack", COUNTY, "--title", "taps", "--date", "2026-03-02", "--lang", lang).data
        for lang in ("nl", "en")
    ]
    codes = [[(one["code"], one["status"], one["rule"]) for one in each["objectives"]] for each in found]
    assert codes[0] == codes[1]
    assert found[0]["summary"] != found[1]["summary"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["--help"],
            ["Gebruik: aankoopwijzer [OPTIES] COMMANDO", "Commando's:", "Zeg wat het beleid en de wet vragen"],
        ),
        (["advise", "--help"], ["Opties:", "Raming in euro zonder btw", "[standaard: basis]", "Toon deze uitleg."]),
        (["framework"], ["Commando's:", "Zeg alles wat er mis is"]),
    ],
    ids=lambda value: " ".join(value) if value[0] in ("--help", "advise", "framework") else "",
)
def test_the_help_is_in_dutch_for_who_speaks_it(ask, monkeypatch, arguments, words):
    monkeypatch.setenv("LANG", "nl_BE.UTF-8")
    said = ask(*arguments)
    for each in words:
        assert each in said.out + said.err
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    english = ask(*arguments)
    assert "Usage: aankoopwijzer" in english.out + english.err
