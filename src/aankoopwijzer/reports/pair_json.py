"""Plans and notices as data, for programs."""

from typing import Any

from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.procurement_pair import AnsweredPair, PairQuestion
from aankoopwijzer.reports.pair_words import sign_sentence
from aankoopwijzer.reports.speech import Speech


def pair_as_json(one: PairQuestion, speech: Speech) -> dict[str, Any]:
    """A pair that nobody decided on; `version` goes back with the answer."""
    pair = one.pair
    return {
        "plan": _one(pair.plan),
        "notice": _one(pair.notice),
        "authority": pair.plan.authority,
        "confidence": f"{pair.confidence:.2f}",
        "signs": [
            {"kind": each.kind, "agrees": f"{each.agrees:.2f}", "text": sign_sentence(each, speech)}
            for each in pair.signs
        ],
        "differences": [each.model_dump(mode="json") for each in one.differs],
        "version": one.version,
    }


def answer_as_json(one: AnsweredPair) -> dict[str, Any]:
    """What was said of a pair; the procurement of the notice of a joined one is a record no more."""
    return {
        "plan": one.plan,
        "notice": one.notice,
        "authority": one.authority,
        "reference": one.reference,
        "answer": "same" if one.is_same else "apart",
        "at": one.at.isoformat(),
    }


def _one(one: Procurement) -> dict[str, Any]:
    day = one.published_on or one.planned_on
    return {
        "number": one.number,
        "title": one.title,
        "reference": one.reference,
        "stage": one.stage,
        "day": day.isoformat() if day else None,
        "value_estimated": None if one.value_estimated is None else str(one.value_estimated),
    }
