"""What CPV codes are called: kept from the official list, read for whoever shows a code."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction

from aankoopwijzer.register.procurements.models import CpvLabel

Labels = Mapping[str, Mapping[str, str]]
"""By code, the label by language (ISO 639-1)."""
_LONGEST, _AT_ONCE, _FALLBACK = 500, 2_000, ("nl", "en")


class LabelChange(NamedTuple):
    """Another label of a code in a language; nothing before: it had none, nothing after: it has none any more."""

    code: str
    language: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LabelTally:
    """How many codes get their first label, another one, or have the labels that they had; and what that changes."""

    new: int
    changed: int
    unchanged: int
    changes: tuple[LabelChange, ...]


def compare_cpv_labels(labels: Labels) -> LabelTally:
    """What keeping these labels would do; a code or language that they do not name keeps what it has."""
    there = _there()
    said = (
        LabelChange(code, language, there.get((code, language), ""), label[:_LONGEST])
        for code, spoken in labels.items()
        for language, label in spoken.items()
    )
    changes = tuple(each for each in said if each.before != each.after)
    named = {code for code, _language in there}
    new = len(labels.keys() - named)
    changed = len({each.code for each in changes} & named)
    return LabelTally(new, changed, len(labels) - new - changed, changes)


@transaction.atomic
def put_cpv_labels(changes: Iterable[LabelChange]) -> None:
    """Let codes be called what the changes say, all or none."""
    wanted = list(changes)
    CpvLabel.objects.bulk_create(
        (CpvLabel(code=each.code, language=each.language, label=each.after) for each in wanted if each.after),
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["code", "language"],
        update_fields=["label"],
    )
    gone: dict[str, list[str]] = {}
    for each in wanted:
        if not each.after:
            gone.setdefault(each.language, []).append(each.code)
    for language, codes in gone.items():
        for start in range(0, len(codes), _AT_ONCE):
            CpvLabel.objects.filter(language=language, code__in=codes[start : start + _AT_ONCE]).delete()


def called_otherwise(changes: Iterable[LabelChange]) -> tuple[LabelChange, ...]:
    """Those of the changes after which somebody changed the label again."""
    there = _there()
    return tuple(each for each in changes if there.get((each.code, each.language), "") != each.after)


def cpv_labels(codes: Collection[str], *, language: str) -> dict[str, str]:
    """What these codes are called in a language, else in Dutch, else in English; a code without a label is left out."""
    wanted = (language, *_FALLBACK)
    rows = CpvLabel.objects.filter(code__in=list(codes)[:_AT_ONCE], language__in=wanted)
    found = {(row.code, row.language): row.label for row in rows}
    named = {code: next((found[code, one] for one in wanted if (code, one) in found), None) for code in codes}
    return {code: label for code, label in named.items() if label}


def _there() -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in CpvLabel.objects.values_list("code", "language", "label")}
