"""What a notice declares and has, as data for other programs."""

from typing import Any, Final

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.review.aspects import AspectFinding, AspectsOf, NoticeAspects
from aankoopwijzer.reports.notice_json import headed

SCHEMA: Final = "aankoopwijzer/notice-aspects/1"


def notice_aspects_as_json(notice: Notice, found: NoticeAspects, file: str) -> dict[str, Any]:
    """Which notice it is, the verdicts on the whole and those on each lot."""
    return {**headed(SCHEMA, notice, file), **aspects_as_json(found)}


def aspects_as_json(found: NoticeAspects) -> dict[str, Any]:
    """The verdicts, each with its codes and the words that decided; weights as strings."""
    lots = [
        {"lot": lot.lot, "criteria_in_documents": lot.criteria_in_documents, **_of(lot)} for lot in found.lots
    ]  # fmt: skip
    return {**_of(found.whole), "lots": lots}


def _of(of: AspectsOf) -> dict[str, Any]:
    return {"read": list(of.read), "aspects": [_finding(finding) for finding in of.findings]}


def _finding(finding: AspectFinding) -> dict[str, Any]:
    return {
        "aspect": finding.aspect,
        "verdict": finding.verdict,
        "declared": finding.declared,
        "codes": [{"field": field, "code": code} for field, code in finding.codes],
        "strength": finding.strength,
        "evidence": [
            {
                "field": each.field,
                "lot": each.lot,
                "words": each.words,
                "strength": each.strength,
                "topic": each.topic,
                "would_be": {"field": each.code[0], "code": each.code[1]} if each.code else None,
                "weight": None if each.weight is None else f"{each.weight:f}",
                "language": each.language,
                "sentence": each.sentence,
            }
            for each in finding.evidence
        ],
    }
