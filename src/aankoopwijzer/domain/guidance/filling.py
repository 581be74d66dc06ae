"""Puts the facts of a purchase into the sentences of the pack."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.values.text import LANGUAGES, Text

_GAP = "\N{NO-BREAK SPACE}"


def amount(value: Decimal) -> str:
    """An amount as nl-BE writes it: 24 000 or 24 000,50, with no-break spaces."""
    whole, _, cents = f"{value:.2f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", _GAP)
    return grouped if cents == "00" else f"{grouped},{cents}"


def day(on: dt.date) -> str:
    """A day as the pack's sentences write it: 02/03/2026."""
    return on.strftime("%d/%m/%Y")


def listed(texts: Iterable[Text]) -> Text:
    """The texts one after the other with commas, in every language."""
    given = tuple(texts)
    joined = {language: ", ".join(each.in_language(language) for each in given) for language in LANGUAGES}
    return Text(**joined)


def filled(text: Text, values: Mapping[str, str | Text]) -> Text:
    """The text with its `{name}` places filled, each language with its own words."""
    if "{" not in text.nl:
        return text
    sentences: dict[str, Any] = {}
    for language in LANGUAGES:
        sentence = getattr(text, language)
        if sentence is not None:
            for name, value in values.items():
                words = value.in_language(language) if isinstance(value, Text) else value
                sentence = sentence.replace("{" + name + "}", words)
        sentences[language] = sentence
    return Text.model_construct(None, **sentences)
