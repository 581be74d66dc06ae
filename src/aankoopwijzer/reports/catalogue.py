"""The message catalogue of reports, read as its translators write it.

A `.po` file is read directly, so nothing has to be compiled before the first advice and no stale `.mo` can lie.
English is the language of the messages themselves; a language without a catalogue falls back to it.
"""

import gettext
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "reports"
SOURCE_LANGUAGE = "en"
_LANGUAGE = re.compile("[a-z]{2,3}")


class Catalogue(gettext.NullTranslations):
    """Messages from a `.po` file; what is missing there stays in English."""

    def __init__(self, file: Any = None) -> None:
        self.messages: dict[str, list[str]] = {}
        super().__init__(file)

    def _parse(self, fp: Any) -> None:
        """The hook that the standard library keeps for other formats than `.mo`."""
        entry: dict[str, str] = {}
        field = ""
        for line in (*fp, "msgid"):
            line = line.strip()
            if line.startswith('"'):
                entry[field] += json.loads(line)
            elif line.startswith("msg"):
                field, _, quoted = line.partition(" ")
                if field == "msgid":
                    self._keep(entry)
                    entry = {}
                entry[field] = json.loads(quoted) if quoted else ""

    def _keep(self, entry: dict[str, str]) -> None:
        forms = [text for name, text in entry.items() if name.startswith("msgstr")]
        if entry.get("msgid") and all(forms):
            self.messages[entry["msgid"]] = forms

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self.messages.get(message, (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of a message for a number; Dutch, English and German have two, for one and for many."""
        one, many = self.messages.get(msgid1, (msgid1, msgid2))
        return one if n == 1 else many


def path(language: str) -> Path:
    """Where the catalogue of a language is, or would be."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@lru_cache(maxsize=16)
def catalogue(language: str) -> Catalogue | None:
    """The catalogue of a language; None when there is none, so that the fallback can be named as one."""
    if language == SOURCE_LANGUAGE:
        return Catalogue()
    if not (_LANGUAGE.fullmatch(language) and path(language).is_file()):
        return None
    with path(language).open(encoding="utf-8") as file:
        return Catalogue(file)
