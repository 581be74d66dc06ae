"""What CPV codes are called: kept from the official list, read for whoever shows a code."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.procurements.models import CpvLabel

Labels = Mapping[str, Mapping[str, str]]
"""By code, the label by language (ISO 639-1)."""
_Spoken = dict[tuple[str, str], str]
"""By code and language, the label."""
KIND, RECORD = "policy", "cpv"
"""Where the history has it: what codes are called belongs to no authority, as the policy."""
_LONGEST, _AT_ONCE, _FALLBACK = 500, 2_000, ("nl", "en")


@dataclass(frozen=True, slots=True)
class LabelTally:
    """How many codes got their first label, another one, or have the labels that they had."""

    new: int
    changed: int
    unchanged: int


def compare_cpv_labels(labels: Labels) -> LabelTally:
    """What keeping these labels would do."""
    there = _there()
    return _tally(labels, there, _different(labels, there))


@transaction.atomic
def keep_cpv_labels(labels: Labels, *, file_name: str, file_hash: str, by: Actor, at: dt.datetime) -> LabelTally:
    """Keep these labels, all or none; a code or language that they do not name keeps what it has."""
    there = _there()
    different = _different(labels, there)
    tally = _tally(labels, there, different)
    if different:
        CpvLabel.objects.bulk_create(
            (CpvLabel(code=code, language=language, label=label) for (code, language), label in different.items()),
            batch_size=_AT_ONCE,
            update_conflicts=True,
            unique_fields=["code", "language"],
            update_fields=["label"],
        )
        after = {"file": file_name, "hash": file_hash, "new": tally.new, "changed": tally.changed}
        remember([RecordChange(kind=KIND, record=RECORD, before=None, after=after)], by=by, at=at)
    return tally


def cpv_labels(codes: Collection[str], *, language: str) -> dict[str, str]:
    """What these codes are called in a language, else in Dutch, else in English; a code without a label is left out."""
    wanted = (language, *_FALLBACK)
    rows = CpvLabel.objects.filter(code__in=list(codes)[:_AT_ONCE], language__in=wanted)
    found = {(row.code, row.language): row.label for row in rows}
    named = {code: next((found[code, one] for one in wanted if (code, one) in found), None) for code in codes}
    return {code: label for code, label in named.items() if label}


def _tally(labels: Labels, there: _Spoken, different: _Spoken) -> LabelTally:
    named = {code for code, _language in there}
    new = len(labels.keys() - named)
    changed = len({code for code, _language in different} & named)
    return LabelTally(new, changed, len(labels) - new - changed)


def _there() -> _Spoken:
    return {(row[0], row[1]): row[2] for row in CpvLabel.objects.values_list("code", "language", "label")}


def _different(labels: Labels, there: _Spoken) -> _Spoken:
    given = {
        (code, language): label[:_LONGEST] for code, spoken in labels.items() for language, label in spoken.items()
    }
    return {key: label for key, label in given.items() if there.get(key) != label}
