"""An advice as data for other programs: `aankoopwijzer/advise/1`.

Keys are only ever added within a version. Amounts and other exact numbers are strings, days are ISO 8601, what is not
known is null. Sentences are in the reader's language, codes never change with it.
"""

from collections.abc import Iterable
from decimal import Decimal

from aankoopwijzer.domain.guidance.result import (
    AskedQuestion,
    Assumption,
    BranchVerdict,
    ChosenCriterion,
    DroppedCriterion,
    GuardNote,
    Guidance,
    Market,
    NoticeFieldAdvice,
    ObjectiveVerdict,
    Proportionality,
    RankedOption,
    ReserveAdvice,
)
from aankoopwijzer.domain.policy.parameters import Resolved
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.reports import advise_schema as shape
from aankoopwijzer.reports.advise_schema import SCHEMA
from aankoopwijzer.reports.wording import Wording, social_branch

_MAGNITUDE_WRITTEN_OUT = 30


def guidance_as_json(guidance: Guidance, wording: Wording) -> shape.AdviceJson:
    """The whole advice, ready for `json.dumps`, keys in the order of the reference."""
    return {
        "schema": SCHEMA,
        "language": wording.speech.language,
        "on": guidance.on.isoformat(),
        "pack": {
            "id": guidance.pack_id,
            "version": guidance.pack_version,
            "name": wording.text(wording.pack.name),
            "rule_sets": list(guidance.rule_sets),
        },
        "level": guidance.level.value,
        "summary": wording.lead(guidance),
        "purchase": purchase_as_json(guidance.purchase),
        "matches": [
            {
                "row": each.row,
                "ambition": each.ambition,
                "product_group": each.product_group,
                "name": wording.text(each.name),
                "score": round(each.score, 4),
                "because": list(each.because),
            }
            for each in guidance.matches
        ],
        "objectives": [_objective(each, wording) for each in guidance.objectives],
        "questions": [_question(each, wording) for each in guidance.questions],
        "assumptions": [_assumption(each, wording) for each in guidance.assumptions],
        "social": _social(guidance, wording),
        "branches": [_branch(each, wording) for each in guidance.branches],
        "reserve": _reserve(guidance.reserve, wording),
        "guards": [_guard(each, wording) for each in guidance.guards],
        "proportionality": _proportionality(guidance.proportionality, wording),
        "warnings": [{"code": code, "text": text} for code, text in wording.warnings(guidance)],
        "criteria": [_criterion(each, wording) for each in guidance.criteria],
        "further_criteria": [_criterion(each, wording) for each in guidance.further_criteria],
        "eforms": [_field(each, wording) for each in guidance.notice_fields],
        "dropped": [_dropped(each, wording) for each in guidance.dropped],
        "burden": _burden(guidance),
    }


def _known(number: Decimal | None) -> str | None:
    return None if number is None else _exact(number)


def _exact(number: Decimal) -> str:
    return f"{number:f}" if abs(number.adjusted()) <= _MAGNITUDE_WRITTEN_OUT else str(number)


def purchase_as_json(purchase: Purchase) -> shape.PurchaseJson:
    """The facts of a purchase as they were given."""
    return {
        "title": purchase.title,
        "description": purchase.description,
        "contract_type": purchase.contract_type,
        "value_eur": _known(purchase.value_eur),
        "date": purchase.date.isoformat() if purchase.date else None,
        "authority": purchase.authority,
        "cpv": [str(code) for code in purchase.cpv],
        "framework_agreement": purchase.framework_agreement,
        "answers": dict(purchase.answers),
    }


def _objective(verdict: ObjectiveVerdict, wording: Wording) -> shape.ObjectiveJson:
    return {
        "code": verdict.code,
        "ambition": verdict.ambition,
        "name": wording.text(verdict.name),
        "text": wording.text(verdict.text),
        "status": verdict.status.value,
        "force": verdict.force,
        "force_text": wording.text(verdict.force_text),
        "because": wording.text(verdict.because),
        "rule": verdict.rule,
        "our_reading": verdict.is_our_reading,
        "reasons": wording.reasons(verdict),
        "parameters": _parameters(verdict.parameters, wording),
        "source": wording.source(verdict.source),
        "questions": list(verdict.questions),
        "criteria": list(verdict.criteria),
        "context": wording.text(verdict.context) if verdict.context else None,
    }


def _parameters(parameters: Iterable[Resolved], wording: Wording) -> list[shape.ParameterJson]:
    return [_parameter(each, wording) for each in parameters]


def _parameter(resolved: Resolved, wording: Wording) -> shape.ParameterJson:
    value = resolved.dated.value
    return {
        "id": resolved.parameter,
        "name": wording.parameter_name(resolved.parameter),
        "value": _exact(value) if isinstance(value, Decimal) else list(value) if isinstance(value, tuple) else value,
        "period": resolved.dated.period,
        "source": wording.source(resolved.dated.source),
        "verified": resolved.dated.source.is_verified,
        "outdated": resolved.is_outdated,
    }


def _question(question: AskedQuestion, wording: Wording) -> shape.QuestionJson:
    return {
        "id": question.id,
        "text": wording.question(question.id, question.text),
        "help": wording.text(question.help) if question.help else None,
        "changes": list(question.changes),
        "because": list(question.because),
    }


def _assumption(assumption: Assumption, wording: Wording) -> shape.AssumptionJson:
    return {
        "id": assumption.question,
        "text": wording.text(assumption.text),
        "taken": assumption.taken,
        "changes": list(assumption.changes),
    }


def _social(guidance: Guidance, wording: Wording) -> shape.SocialJson:
    verdict = social_branch(guidance)
    return {
        "branch": verdict.outcome if verdict else "none",
        "mode": verdict.mode if verdict else None,
        "threshold_eur": _exact(verdict.threshold.amount) if verdict and verdict.threshold else None,
        "text": wording.branch_outcome(verdict) if verdict else None,
        "options": [_option(each, wording) for each in guidance.menu],
    }


def _option(option: RankedOption, wording: Wording) -> shape.OptionJson:
    return {
        "code": option.code,
        "rank": option.rank,
        "because": "; ".join(wording.text(each) for each in option.because),
        "name": wording.text(option.name),
        "score": _exact(option.score),
        "lever": wording.text(option.lever),
        "unit": wording.text(option.unit),
        "proof": wording.text(option.proof),
        "limits": wording.text(option.limits),
        "criterion": option.criterion,
        "source": wording.source(option.source),
    }


def _branch(verdict: BranchVerdict, wording: Wording) -> shape.BranchJson:
    return {
        "id": verdict.branch,
        "name": wording.text(verdict.name),
        "outcome": verdict.outcome,
        "text": wording.branch_outcome(verdict),
        "mode": verdict.mode,
        "mode_text": wording.text(verdict.mode_text),
        "value_eur": _known(verdict.value_eur),
        "threshold": _parameter(verdict.threshold, wording) if verdict.threshold else None,
        "rows": list(verdict.rows),
        "source": wording.source(verdict.source),
    }


def _reserve(reserve: ReserveAdvice | None, wording: Wording) -> shape.ReserveJson | None:
    if reserve is None:
        return None
    return {
        "scope": reserve.scope,
        "above_eu_threshold": reserve.above_eu_threshold,
        "eu_threshold": _parameter(reserve.eu_threshold, wording) if reserve.eu_threshold else None,
        "options": [
            {
                "id": each.id,
                "name": wording.text(each.name),
                "status": each.status.value,
                "evidence": wording.text(each.evidence),
                "article": wording.text(each.article),
                "notice_code": each.notice_code,
                "explanation": wording.text(each.explanation),
                "reasons": [wording.reason(reason, each.parameters) for reason in each.reasons],
                "parameters": _parameters(each.parameters, wording),
                "source": wording.source(each.source),
            }
            for each in reserve.options
        ],
        "supply": reserve.market.supply if reserve.market else "unknown",
        "market": _market(reserve.market),
    }


def _market(market: Market | None) -> shape.MarketJson | None:
    if market is None:
        return None
    return {
        "supply": market.supply,
        "recognised": market.recognised,
        "nearby": market.nearby,
        "unplaced": market.unplaced,
        "within_km": _exact(market.within_km),
        "minimum": _exact(market.minimum),
        "dependency": _known(market.dependency),
        "maximum_dependency": _known(market.maximum_dependency),
        "suppliers": list(market.suppliers),
        "by_row": dict(market.by_row),
    }


def _guard(guard: GuardNote, wording: Wording) -> shape.GuardJson:
    return {
        "id": guard.id,
        "kind": guard.kind,
        "severity": guard.severity,
        "name": wording.text(guard.name),
        "warning": wording.text(guard.warning),
        "alternative": wording.text(guard.alternative),
        "parameters": _parameters(guard.parameters, wording),
        "objectives": list(guard.objectives),
        "source": wording.source(guard.source),
    }


def _proportionality(found: Proportionality, wording: Wording) -> shape.ProportionalityJson:
    return {
        "size": found.size,
        "name": wording.text(found.name) if found.name else None,
        "explanation": wording.text(found.explanation) if found.explanation else None,
        "asked": found.asked,
        "fits": _known(found.fits),
        "proofs": found.proofs,
        "heaviest": found.heaviest,
        "left_out": list(found.left_out),
        "too_much": found.is_too_much,
        "expected_bidders": found.expected_bidders,
        "small_share": _known(found.small_share),
        "parameters": _parameters(found.parameters, wording),
    }


def _criterion(chosen: ChosenCriterion, wording: Wording) -> shape.CriterionJson:
    criterion = chosen.criterion
    return {
        "id": criterion.id,
        "level": chosen.level.value,
        "part": chosen.part,
        "title": wording.text(criterion.title),
        "clause": wording.clause(chosen),
        "motive": wording.filled(criterion.motive, chosen),
        "objectives": list(chosen.objectives),
        "core": chosen.is_core,
        "weight_percent": _known(chosen.weight_percent),
        "proof": {
            "what": wording.filled(criterion.proof.what, chosen),
            "by": criterion.proof.by,
            "when": criterion.proof.when,
        },
        "sanction": wording.filled(criterion.sanction, chosen),
        "burden": criterion.burden,
        "additionality": criterion.levels[chosen.level].additionality,
        "added": chosen.is_added,
        "parameters": [
            {
                "name": each.name,
                "label": wording.text(each.label),
                "value": chosen.values.get(each.name, each.default),
                "default": each.default,
                "unit": each.unit,
            }
            for each in criterion.parameters
        ],
    }


def _dropped(dropped: DroppedCriterion, wording: Wording) -> shape.DroppedJson:
    return {
        "id": dropped.chosen.criterion.id,
        "title": wording.text(dropped.chosen.criterion.title),
        "part": dropped.chosen.part,
        "objectives": list(dropped.chosen.objectives),
        "reason": dropped.why.reason or None,
        "words": dropped.why.words,
        "text": wording.drop_reason(dropped.why),
        "leaves": list(dropped.leaves),
    }


def _burden(guidance: Guidance) -> shape.BurdenJson | None:
    found = guidance.burden
    if found is None:
        return None
    return {
        "asked": found.asked,
        "proofs": found.proofs,
        "proofs_before_award": found.before_award,
        "tenderer_hours": _known(found.tenderer_hours),
        "contractor_hours": _known(found.contractor_hours),
        "weight_percent": _exact(found.weight_percent),
        "price_percent": _exact(found.price_percent),
        "bidders_effect": guidance.proportionality.bidders_effect,
    }


def _field(field: NoticeFieldAdvice, wording: Wording) -> shape.FieldJson:
    return {
        "field": field.field,
        "value": field.value,
        "objective": field.objective,
        "label": wording.text(field.label),
        "rule": field.rule,
        "lot": field.lot,
    }
