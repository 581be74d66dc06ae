"""Findings about loose passages as data for other programs: `aankoopwijzer/check-passages/1`."""

from collections.abc import Iterable
from typing import Any

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.passage import Mention
from aankoopwijzer.domain.review.finding import PassageFinding, RiskFound
from aankoopwijzer.reports.speech import Speech, marked

SCHEMA = "aankoopwijzer/check-passages/1"
_WEIGHTS_REASON = marked("The weights in this passage do not sum to 100.")
_WEIGHTS_BETTER = marked("Give each award criterion a weight so that together they make 100.")


def passages_as_json(findings: Iterable[PassageFinding], pack: PolicyPack, speech: Speech) -> dict[str, Any]:
    """Every finding, in the order of the passages."""
    return {"schema": SCHEMA, "results": [_finding(each, pack, speech) for each in findings]}


def _finding(finding: PassageFinding, pack: PolicyPack, speech: Speech) -> dict[str, Any]:
    """One finding with stable keys; `because` holds the words that decided."""
    return {
        "id": finding.passage.id,
        "fulfils": [one.objective for one in finding.fulfils],
        "unsure": [one.objective for one in finding.unsure],
        "kind": finding.kind,
        "has_proof": finding.has_proof,
        "has_sanction": finding.has_sanction,
        "risks": [_risk(risk, pack, speech) for risk in finding.risks],
        "because": {
            **{one.objective: words_of(one.because) for one in (*finding.fulfils, *finding.unsure)},
            "kind": words_of(finding.kind_because),
            "proof": words_of(finding.proof),
            "sanction": words_of(finding.sanction),
            "set_aside": words_of(finding.set_aside),
        },
    }


def _risk(risk: RiskFound, pack: PolicyPack, speech: Speech) -> dict[str, Any]:
    reason, better = risk_explained(risk, pack, speech)
    return {"kind": risk.kind, "words": words_of(risk.because), "reason": reason, "better": better}


def risk_explained(risk: RiskFound, pack: PolicyPack, speech: Speech) -> tuple[str, str]:
    """Why something is a risk, and what would be better."""
    entry = pack.risks.get(risk.rule)
    if entry is None:
        return speech.say(_WEIGHTS_REASON), speech.say(_WEIGHTS_BETTER)
    return entry.reason.in_language(speech.asked), entry.better.in_language(speech.asked)


def words_of(mentions: Iterable[Mention]) -> list[str]:
    """The words that decided, each once."""
    return list(dict.fromkeys(mention.words for mention in mentions))
