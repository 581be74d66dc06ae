"""The history in words: what kind of record, which field, who did it, what was and what is."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.records.history import FORGOTTEN, Actor, Change
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.speech import Speech, marked

ABSENT = "–"
KIND: Mapping[str, str] = {
    "account": marked("account"),
    "action": marked("action"),
    "api_token": marked("token of a program"),
    "authority": marked("authority"),
    "baseline": marked("baseline"),
    "benchmark": marked("benchmark of published notices"),
    "chain_disclosure": marked("site in a supply chain"),
    "contract": marked("promises of a contract"),
    "feedback": marked("feedback on a criterion"),
    "grant": marked("role"),
    "import": marked("import"),
    "import_job": marked("file that is read in"),
    "local_aim": marked("aim of an authority"),
    "named_supplier": marked("name of a supplier"),
    "notice_pair": marked("plan and notice"),
    "procurement": marked("procurement"),
    "spend_topic": marked("group of spend"),
    "supplier_link": marked("link for a supplier"),
    "word_template": marked("Word template"),
}
"""Kinds of records; another stands as it is called in the register."""
ACTION: Mapping[str, str] = {
    "created": marked("made"),
    "changed": marked("changed"),
    "removed": marked("taken away"),
}
FIELD: Mapping[str, str] = {
    "account": marked("account"),
    "advice_level": marked("level of the advice"),
    "advised_on": marked("advised on"),
    "anonymised_on": marked("forgotten on"),
    "answer": marked("answer"),
    "authority": marked("authority"),
    "awarded_on": marked("awarded on"),
    "because": marked("because of"),
    "base_year": marked("base year"),
    "code": marked("number"),
    "contract_reference": marked("number of the contract"),
    "contract_type": marked("type of contract"),
    "cpv": marked("CPV codes"),
    "criterion": marked("criterion"),
    "counted_on": marked("counted on"),
    "criteria": marked("criteria"),
    "decided_by": marked("decided by"),
    "decided_on": marked("decided on"),
    "description": marked("description"),
    "deviations": marked("deviations"),
    "disabled_on": marked("closed on"),
    "documents": marked("documents"),
    "draft": marked("description for the advice"),
    "due_on": marked("due on"),
    "email": marked("e-mail address"),
    "ends_on": marked("contract ends on"),
    "expires_on": marked("no longer opens on"),
    "file_name": marked("file name"),
    "found_by": marked("found"),
    "imported": marked("fields that a file gave"),
    "internal_note": marked("internal note"),
    "is_active": marked("open"),
    "is_chosen": marked("asked in the tender"),
    "is_fictitious": marked("made up"),
    "is_framework_agreement": marked("framework agreement"),
    "is_reserved": marked("reserved for social enterprises"),
    "joined_with": marked("joined with the notice of number"),
    "kind": marked("kind"),
    "level": marked("level"),
    "link": marked("link"),
    "lots": marked("lots"),
    "name": marked("name"),
    "notice": marked("notice"),
    "notice_id": marked("number of the notice"),
    "notice_version": marked("version of the notice"),
    "objective": marked("objective"),
    "objectives": marked("objectives"),
    "origin": marked("where it comes from"),
    "pack_version": marked("version of the framework"),
    "password": marked("password"),
    "planned_on": marked("planned for"),
    "procedure": marked("procedure"),
    "published_on": marked("published on"),
    "reason": marked("reason"),
    "reference": marked("reference"),
    "remark": marked("remark"),
    "responsible": marked("who sees to it"),
    "revoked_at": marked("revoked at"),
    "role": marked("role"),
    "row": marked("product group"),
    "rows": marked("product groups"),
    "second_factor": marked("second step"),
    "sha256": marked("fingerprint of the content"),
    "size": marked("size in bytes"),
    "source": marked("follows from"),
    "stage": marked("stage"),
    "starts_on": marked("contract starts on"),
    "state": marked("state"),
    "supplier_enterprise_number": marked("enterprise number of the supplier"),
    "supplier_name": marked("supplier"),
    "target": marked("target"),
    "tender_deadline": marked("last day to tender"),
    "tenders_received": marked("tenders received"),
    "title": marked("title"),
    "typed": marked("fields that a person typed"),
    "valid_from": marked("from"),
    "valid_until": marked("until and including"),
    "value": marked("value"),
    "value_awarded": marked("awarded value"),
    "value_estimated": marked("estimate"),
    "value_paid": marked("paid"),
    "why": marked("why"),
    "words": marked("in own words"),
}
"""Names of fields; another stands as it is called in the register."""
_CODES: Mapping[str, Mapping[str, str]] = {
    "advice_level": terms.LEVEL,
    "answer": terms.PAIR_ANSWER,
    "contract_type": terms.CONTRACT_TYPE,
    "document": terms.DOCUMENT_KIND,
    "found_by": terms.FOUND_BY,
    "imported": FIELD,
    "level": terms.LEVEL,
    "origin": terms.ORIGIN,
    "procedure": terms.PROCEDURE,
    "stage": terms.STAGE,
    "typed": FIELD,
}
"""Fields that hold a code of a fixed list, and its words."""
_AMOUNTS = frozenset({"value_estimated", "value_awarded", "value_paid"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


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
    return _shown(name, before, speech), _shown(name, after, speech)


def in_words(name: str, value: Any, speech: Speech) -> str:
    """One value of a field, as plain data, in the reader's words."""
    return _shown(name, value, speech)


def says_something(change: Change, name: str, speech: Speech) -> bool:
    """Whether a field was or is anything: of a record that was just made many are still unknown."""
    return was_and_is(change, name, speech) != (ABSENT, ABSENT)


def _value(fields: Mapping[str, Any] | None, name: str) -> Any:
    return None if fields is None else fields.get(name)


def _shown(name: str, value: Any, speech: Speech) -> str:
    if value in (None, "", [], {}):
        return ABSENT
    if value == FORGOTTEN:
        return speech.say("forgotten")
    if isinstance(value, bool):
        return speech.say("yes") if value else speech.say("no")
    if isinstance(value, list):
        return "; ".join(_shown(name, each, speech) for each in value)
    if isinstance(value, Mapping):
        # A document is the only part of a record that has a kind.
        told = ((part, _shown("document" if part == "kind" else part, each, speech)) for part, each in value.items())
        return ", ".join(f"{speech.word(FIELD, part)}: {each}" for part, each in told if each != ABSENT)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return _said(name, value, speech)


def _said(name: str, text: str, speech: Speech) -> str:
    if name in _CODES:
        return speech.word(_CODES[name], text)
    try:
        if name in _AMOUNTS:
            return speech.money(Decimal(text))
        return speech.date(dt.date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    except (ArithmeticError, ValueError):
        return text
