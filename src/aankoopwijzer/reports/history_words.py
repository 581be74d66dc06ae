"""The history in words: what kind of record, which field, who did it, what was and what is."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.records.history import FORGOTTEN, Actor, Change
from aankoopwijzer.reports.history_terms import FIELD, code_words
from aankoopwijzer.reports.speech import Speech

ABSENT = "–"
_AMOUNTS = frozenset({"value_estimated", "value_awarded", "value_paid"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+00:00$")


def who(by: Actor, known: Mapping[int, str], speech: Speech) -> str:
    """Who did it; `known` are the names of accounts by number."""
    match by.kind:
        case "account":
            return known.get(int(by.id)) or speech.say("a former account ({number})", number=by.id)
        case "supplier_link":
            return speech.say("the supplier, by link {number}", number=by.id)
        case "import":
            return speech.say("import {number}", number=by.id)
        case _:
            return speech.say("the system ({part})", part=by.id)


def was_and_is(change: Change, name: str, speech: Speech) -> tuple[str, str]:
    """What a field was and what it is. Of two lists only what differs: the rest would hide it."""
    before, after = (_value(side, name) for side in (change.before, change.after))
    if isinstance(before, list) and isinstance(after, list):
        before, after = (
            [each for each in some if each not in other] for some, other in ((before, after), (after, before))
        )
    return _shown(name, before, speech, change.kind), _shown(name, after, speech, change.kind)


def in_words(name: str, value: Any, speech: Speech) -> str:
    """One value of a field, as plain data, in the reader's words."""
    return _shown(name, value, speech)


def says_something(change: Change, name: str, speech: Speech) -> bool:
    """Whether a field was or is anything: of a record that was just made many are still unknown."""
    return was_and_is(change, name, speech) != (ABSENT, ABSENT)


def _value(fields: Mapping[str, Any] | None, name: str) -> Any:
    return None if fields is None else fields.get(name)


def _shown(name: str, value: Any, speech: Speech, kind: str = "") -> str:
    if value in (None, "", [], {}):
        return ABSENT
    if value == FORGOTTEN:
        return speech.say("forgotten")
    if isinstance(value, bool):
        return speech.say("yes") if value else speech.say("no")
    if isinstance(value, list):
        return "; ".join(_shown(name, each, speech, kind) for each in value)
    if isinstance(value, Mapping):
        # A document is the only part of a record that has a kind.
        told = ((part, _shown("document" if part == "kind" else part, each, speech)) for part, each in value.items())
        return ", ".join(f"{speech.word(FIELD, part)}: {each}" for part, each in told if each != ABSENT)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return _said(name, value, speech, kind)


def _said(name: str, text: str, speech: Speech, kind: str) -> str:
    if words := code_words(name, kind):
        return speech.word(words, text)
    try:
        if _MOMENT.match(text):
            at = dt.datetime.fromisoformat(text)
            return f"{speech.date(at.date())}, {at:%H:%M} UTC"
        if name in _AMOUNTS:
            return speech.money(Decimal(text))
        return speech.date(dt.date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    except (ArithmeticError, ValueError):
        return text
