"""What a draft does held against what the advice asks: covered, partly, missing, unsure, or not asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from aankoopwijzer.domain.guidance.result import Guidance, ObjectiveVerdict
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.obligations import Obligation
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.draft import DraftPurchase
from aankoopwijzer.domain.review.draft import Claim, JudgedDraft
from aankoopwijzer.domain.review.draft_finding import (
    CheckStatus,
    DraftCheck,
    DraftRisk,
    FoundPassage,
    Lack,
    ObjectiveCheck,
    WeakThreshold,
)
from aankoopwijzer.domain.review.support import lacking
from aankoopwijzer.domain.review.thresholds import Likeness, weak_thresholds
from aankoopwijzer.domain.rules.verdicts import Status

_VAGUE = "vague-demand"
_MOST_ADDED = 3
_TURNOVER = "cue:fact-turnover"
_MOST_TURNOVER = 2
_MONEY = {"euro": 1, "miljoen": 1_000_000, "mio": 1_000_000, "miljoen euro": 1_000_000}


class GapFinder:
    """Holds judged drafts against advices under one pack.

    `alike` says how much two texts say the same, from 0 to 1, and `unit_of` gives a unit its one spelling: both come
    from whoever reads text.
    """

    def __init__(self, pack: PolicyPack, *, alike: Likeness, unit_of: Callable[[str], str]) -> None:
        self._obligations: Mapping[str, Obligation] = pack.obligations
        self._criteria = pack.criteria
        self._implied_by = {code: demand.implied_by for code, demand in pack.demands.items()}
        self._turnover_rule = next((risk.id for risk in pack.risks.values() if risk.found_by == "turnover"), None)
        self._weak_rule = next((risk.id for risk in pack.risks.values() if risk.found_by == "threshold"), None)
        self._alike, self._unit_of = alike, unit_of

    def report(self, judged: JudgedDraft, purchase: DraftPurchase, guidance: Guidance) -> DraftCheck:
        """Every objective of the advice with what the draft does for it, and all that is risky in the draft."""
        checks = tuple(self._check(verdict, judged, guidance) for verdict in guidance.objectives)
        risks = (*judged.risks, *self._weak_risks(checks), *self._turnover(judged, guidance))
        return DraftCheck(purchase, guidance, checks, risks, judged.findings, judged.draft.foreign)

    def _check(self, verdict: ObjectiveVerdict, judged: JudgedDraft, guidance: Guidance) -> ObjectiveCheck:
        claims = judged.claims_on(verdict.code)
        if not any(claim.is_certain for claim in claims):
            claims += tuple(one for code in self._implied_by.get(verdict.code, ()) for one in judged.claims_on(code))
        if verdict.force == "instrument" and verdict.status is Status.DOES_NOT_APPLY:
            # What the authority makes once is seldom asked in a tender: a learned opinion alone does not show it.
            claims = tuple(claim for claim in claims if claim.basis != "learned")
        is_welcome = self._is_welcome(verdict)
        is_expected = verdict.status is Status.APPLIES and not is_welcome
        sure = [claim for claim in claims if claim.is_certain and claim.stands_alone]
        doubtful = [claim for claim in claims if claim.is_certain or claim.leaves_doubt or not is_expected]
        shown = tuple(_found(claim, judged) for claim in (sure or doubtful))
        add = tuple(self._to_add(verdict.code, guidance))
        if not sure:
            status = self._without(verdict, bool(doubtful), is_welcome=is_welcome)
            return ObjectiveCheck(verdict, status, shown, add=add, is_welcome=is_welcome)
        support = judged.support.of(claim.place for claim in sure)
        weak = tuple(self._weak(sure, verdict.code, judged, guidance))
        lacks: list[Lack] = list(lacking(support, (claim.kind for claim in sure)))
        if weak or all(self._is_vague(claim, judged) for claim in sure):
            lacks.append("threshold")
        status = "partly" if lacks else "covered"
        return ObjectiveCheck(
            verdict, status, shown, tuple(lacks), support, weak, add if lacks else (), is_welcome=is_welcome
        )

    def _without(self, verdict: ObjectiveVerdict, is_doubtful: bool, *, is_welcome: bool) -> CheckStatus:
        """The status of an objective that nothing in the draft carries out for certain."""
        if is_doubtful:
            return "unsure"
        if verdict.status is Status.DOES_NOT_APPLY or verdict.force == "instrument":
            return "does_not_apply"
        if verdict.status is Status.UNKNOWN or is_welcome:
            return "unsure"
        return "missing"

    def _is_welcome(self, verdict: ObjectiveVerdict) -> bool:
        """Whether the duty that decided is one that a draft may leave out."""
        rule = self._obligations.get(verdict.rule or "")
        return verdict.status is Status.APPLIES and rule is not None and rule.in_draft == "welcome"

    def _to_add(self, objective: str, guidance: Guidance) -> Iterator[str]:
        chosen = [each for each in (*guidance.criteria, *guidance.further_criteria) if objective in each.objectives]
        yield from dict.fromkeys(each.criterion.id for each in chosen[:_MOST_ADDED])

    def _weak(
        self, claims: Sequence[Claim], objective: str, judged: JudgedDraft, guidance: Guidance
    ) -> Iterator[WeakThreshold]:
        rows = {match.row for match in guidance.matches}
        criteria: list[Criterion] = [
            each
            for each in self._criteria.values()
            if objective in each.objectives and (not rows or rows & set(each.rows))
        ]
        for claim in claims:
            yield from weak_thresholds(
                judged.draft.passages[claim.place].passage,
                judged.draft.signs[claim.place].figures,
                criteria,
                guidance.level,
                alike=self._alike,
                unit_of=self._unit_of,
            )

    def _is_vague(self, claim: Claim, judged: JudgedDraft) -> bool:
        return any(risk.kind == _VAGUE for risk in judged.findings[claim.place].risks) and not (
            judged.draft.signs[claim.place].figures
        )

    def _turnover(self, judged: JudgedDraft, guidance: Guidance) -> Iterator[DraftRisk]:
        """Turnovers asked that are more than twice the estimate (art. 58(3) of Directive 2014/24, unverified)."""
        value = guidance.purchase.value_eur
        if self._turnover_rule is None or value is None:
            return
        for read, signs in zip(judged.draft.passages, judged.draft.signs, strict=True):
            named = [one for sentence in read.sentences for one in sentence.mentions.get(_TURNOVER, ())]
            amounts = [figure for figure in signs.figures if figure.unit in _MONEY]
            asked = [figure for figure in amounts if figure.value * _MONEY[figure.unit] > _MOST_TURNOVER * value]
            if named and asked:
                yield DraftRisk(
                    "disproportionate-demand", self._turnover_rule, read.passage, (named[0], asked[0].words)
                )

    def _weak_risks(self, checks: Sequence[ObjectiveCheck]) -> Iterator[DraftRisk]:
        if self._weak_rule is None:
            return
        for check in checks:
            for weak in check.weak:
                values = {
                    "objective": check.code,
                    "found": weak.figure.words.words,
                    "wanted": str(weak.wanted),
                    "unit": weak.criterion.unit or "",
                    "criterion": weak.criterion.id,
                    "level": weak.level.value,
                    "below_law": "yes" if weak.is_below_law else "no",
                }
                yield DraftRisk(
                    "threshold-too-weak", self._weak_rule, weak.passage, (weak.figure.words,), values=values
                )


def _found(claim: Claim, judged: JudgedDraft) -> FoundPassage:
    return FoundPassage(
        judged.draft.passages[claim.place].passage, claim.because, claim.kind, is_certain=claim.is_certain
    )
