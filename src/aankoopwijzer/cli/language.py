"""Which language to speak to the person at the terminal, and the words for it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from aankoopwijzer.domain.values.text import FALLBACK, LANGUAGES
from aankoopwijzer.reports.catalogue import Catalogue, catalogue
from aankoopwijzer.reports.speech import Speech

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "cli"
OPTION = "--lang"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_wanted(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that was asked for with `--lang`, else that of the terminal's locale, else English.

    The arguments are looked through before they are parsed: what is wrong with them must be said in this language too.
    """
    for place, argument in enumerate(arguments):
        given = argument.removeprefix(f"{OPTION}=") if argument.startswith(f"{OPTION}=") else None
        if argument == OPTION and place + 1 < len(arguments):
            given = arguments[place + 1]
        if given in LANGUAGES:
            return given
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    spoken = locale[:2].lower()
    return spoken if spoken in LANGUAGES and locale[2:3] in ("", "_", "-", ".") else FALLBACK


def path(language: str) -> Path:
    """Where the command line's own catalogue of a language is, or would be."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@lru_cache(maxsize=8)
def speech(language: str) -> Speech:
    """How to speak to this reader, with the words of the reports and those of the command line itself.

    English where we have no catalogue yet: `falls_back` then says so.
    """
    reports = catalogue(language)
    if reports is None or (language != FALLBACK and not path(language).is_file()):
        return Speech(language, FALLBACK, catalogue(FALLBACK) or Catalogue())
    both = Catalogue()
    both.messages |= reports.messages
    if language != FALLBACK:
        with path(language).open(encoding="utf-8") as file:
            both.messages |= Catalogue(file).messages
    return Speech(language, language, both)
