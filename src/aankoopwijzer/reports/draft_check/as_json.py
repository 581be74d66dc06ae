"""The check of a draft as data for other programs: `aankoopwijzer/check/1`.

Keys are only ever added within a version. What is not known is null. Sentences are in the reader's language, codes
never change with it.
"""

from typing import Any

from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.draft_finding import DraftCheck, DraftRisk, ObjectiveCheck
from aankoopwijzer.reports.draft_check.wording import CheckWording
from aankoopwijzer.reports.guidance_json import purchase_as_json

SCHEMA = "aankoopwijzer/check/1"


def check_as_json(check: DraftCheck, wording: CheckWording, *, file: str, remarks: list[str]) -> dict[str, Any]:
    """The whole report, ready for `json.dumps`; `file` is what the draft was called."""
    guidance = check.guidance
    return {
        "schema": SCHEMA,
        "language": wording.language,
        "file": file,
        "on": guidance.on.isoformat(),
        "pack": {"id": guidance.pack_id, "version": guidance.pack_version},
        "level": guidance.level.value,
        "summary": wording.lead(check),
        "purchase": {
            **purchase_as_json(guidance.purchase),
            "read_in": _places(check),
            "lots": list(check.purchase.lots),
        },
        "matches": [{"row": each.row, "because": list(each.because)} for each in guidance.matches],
        "objectives": [_objective(each, wording) for each in check.objectives],
        "risks": [_risk(each, wording) for each in check.risks],
        "questions": [
            {"id": each.id, "text": wording.wording.question(each.id, each.text), "changes": list(each.changes)}
            for each in guidance.questions
        ],
        "remarks": remarks,
    }


def _places(check: DraftCheck) -> dict[str, dict[str, Any]]:
    """Where each fact of the purchase was read."""
    by_id = {finding.passage.id: finding.passage for finding in check.findings}
    return {name: _place(by_id[id]) for name, id in check.purchase.read_in.items() if id in by_id}


def _objective(check: ObjectiveCheck, wording: CheckWording) -> dict[str, Any]:
    support = check.support
    return {
        "code": check.code,
        "status": check.status,
        "applies": check.verdict.status.value,
        "force": check.verdict.force,
        "encouraged_only": check.is_welcome,
        "because": wording.why(check),
        "rule": check.verdict.rule,
        "passages": [
            {
                **_place(found.passage),
                "text": found.passage.text,
                "kind": found.kind,
                "because": wording.words(found.because),
            }
            for found in check.passages
        ],
        "lacks": list(check.lacks),
        "support": {
            name: None if passage is None else _place(passage)
            for name, passage in (
                ("proof", support.proof),
                ("moment", support.moment),
                ("sanction", support.sanction),
            )
        },
        "weak_thresholds": [
            {
                "criterion": weak.criterion.id,
                "level": weak.level.value,
                "found": str(weak.figure.value),
                "wanted": str(weak.wanted),
                "unit": weak.criterion.unit,
                "below_legal_minimum": weak.is_below_law,
            }
            for weak in check.weak
        ],
        "add": [{"criterion": id, "title": wording.criterion(id)} for id in check.add],
    }


def _risk(risk: DraftRisk, wording: CheckWording) -> dict[str, Any]:
    return {
        "kind": risk.kind,
        "rule": risk.rule,
        **_place(risk.passage),
        "text": risk.passage.text,
        "words": wording.words(risk.because),
        "reason": wording.reason(risk),
        "better": wording.better(risk),
        "see_also": [_place(each) for each in risk.others],
    }


def _place(passage: Passage) -> dict[str, Any]:
    return {"heading": passage.heading, "article": passage.article or None, "page": passage.page}
