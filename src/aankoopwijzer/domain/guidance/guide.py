"""Turns a purchase and its product groups into an advice."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from aankoopwijzer.domain.guidance.asking import assumptions_made, questions_to_ask
from aankoopwijzer.domain.guidance.bounds import fields_to_fill, guard
from aankoopwijzer.domain.guidance.branching import NONE, branch_facts, take_branch
from aankoopwijzer.domain.guidance.choosing import burden_of
from aankoopwijzer.domain.guidance.duties import duties_of, judge, status_of
from aankoopwijzer.domain.guidance.proposing import account_of, candidates, further, hours_of, in_order, in_proportion
from aankoopwijzer.domain.guidance.result import (
    BranchVerdict,
    Guidance,
    MatchedRow,
    ObjectiveVerdict,
    RankedOption,
    Warning,
)
from aankoopwijzer.domain.guidance.selecting import select, warnings_about
from aankoopwijzer.domain.guidance.situation import Situation, assume, facts_of_purchase, resolve, settle_rows
from aankoopwijzer.domain.guidance.social import advise_reserving, rank_menu
from aankoopwijzer.domain.policy.framework import Force
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.match import Matches
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.selection import Selection
from aankoopwijzer.domain.records.supplier import SupplierOffer
from aankoopwijzer.domain.rules.conditions import Condition, facts_of
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.domain.values.level import Level


class Guide:
    """One pack, made ready to advise many purchases."""

    def __init__(self, pack: PolicyPack) -> None:
        self.pack = pack
        self._parameters = {id: pack.parameter(id) for id in pack.parameters}
        self._duties = duties_of(pack)
        self._text_facts = frozenset(
            name for condition in _conditions(pack) for name in facts_of(condition) if name.startswith("text.")
        )

    def advise(
        self,
        purchase: Purchase,
        matches: Matches,
        *,
        on: dt.date,
        mode: str | None = None,
        level: Level = Level.BASIS,
        suppliers: tuple[SupplierOffer, ...] | None = None,
        warnings: tuple[Warning, ...] = (),
        lot: str | None = None,
        selection: Selection | None = None,
    ) -> Guidance:
        """What the pack and the law ask of this purchase, with the criteria that the buyer makes of the proposal.

        `on` is the day of the advice; law is taken on the purchase's own date. `mode` chooses the threshold of a
        branch (its default when None or unknown to that branch). `warnings` are those of earlier steps, kept.
        Raises `BeforeFirstPeriod` when the purchase's date lies before every figure that a branch needs.
        """
        situation = self._situation(purchase, matches)
        branches = self._branches(situation, mode)
        situation = self._with_outcomes(situation, branches)
        thresholds = {
            f"branch.{id}": self.pack.branches[id].thresholds[verdict.mode] for id, verdict in branches.items()
        }
        verdicts = {
            code: judge(objective, self._duties[code], situation, thresholds)
            for code, objective in self.pack.objectives.items()
        }
        verdicts = {code: self._in_context(verdict, verdicts, situation) for code, verdict in verdicts.items()}
        forked = next((verdict for verdict in branches.values() if verdict.outcome != NONE), None)
        reserve = None
        menu: tuple[RankedOption, ...] = ()
        if forked is not None:
            reserve = advise_reserving(self.pack.branches[forked.branch], forked, situation, suppliers)
            if reserve.market is not None:
                situation = situation.with_fact("market.supply", reserve.market.supply)
            menu = rank_menu(situation)
        proposed = candidates(verdicts.values(), situation, level, reserve)
        proposal, left_out = in_proportion(proposed, situation)
        possible = further(proposal, verdicts.values(), situation, level, reserve)
        choices = selection or Selection()
        selected = select(proposal, possible, choices, verdicts.values(), self.pack)
        criteria = in_order(selected.criteria)
        proportionality = account_of(criteria, left_out, situation, suppliers, branches.values())
        burden = burden_of(criteria, on=on, hours=hours_of(situation))
        statuses = {code: verdict.status for code, verdict in verdicts.items()}
        return Guidance(
            purchase=purchase,
            on=on,
            pack_id=self.pack.id,
            pack_version=self.pack.version,
            level=level,
            matches=self._matched(situation),
            objectives=tuple(verdicts.values()),
            questions=questions_to_ask(verdicts.values(), situation),
            assumptions=assumptions_made(self._duties, statuses, situation),
            branches=tuple(branches.values()),
            menu=menu,
            reserve=reserve,
            guards=guard(situation),
            criteria=criteria,
            notice_fields=fields_to_fill(verdicts, situation, lot),
            further_criteria=selected.further,
            proportionality=proportionality,
            warnings=(
                *warnings,
                *self._warnings(situation, branches, suppliers),
                *selected.warnings,
                *warnings_about(burden, proportionality, choices),
            ),
            rule_sets=tuple(id for id, rule_set in self.pack.rule_sets.items() if rule_set.is_on),
            dropped=selected.dropped,
            burden=burden,
            selection=choices,
        )

    def judge_alone(self, obligation: str, purchase: Purchase, matches: Matches, *, mode: str | None = None) -> Status:
        """Whether one obligation applies to a purchase, whatever the others of its objective say."""
        situation = self._situation(purchase, matches)
        situation = self._with_outcomes(situation, self._branches(situation, mode))
        return situation.verdict(self.pack.obligations[obligation].applies_when).status

    def objectives_bound(self, purchase: Purchase, matches: Matches, force: Force) -> frozenset[str]:
        """The objectives that apply to a purchase with this force; nothing else of the advice is worked out.

        Raises `BeforeFirstPeriod` as `advise` does.
        """
        situation = self._situation(purchase, matches)
        situation = self._with_outcomes(situation, self._branches(situation, None))
        decided = {code: status_of(duties, situation) for code, duties in self._duties.items()}
        return frozenset(
            code
            for code, (status, duty, _) in decided.items()
            if status is Status.APPLIES and duty is not None and duty.obligation.force == force
        )

    def _situation(self, purchase: Purchase, matches: Matches) -> Situation:
        settled = settle_rows(matches, purchase.answers, self.pack)
        resolved = resolve(self._parameters, purchase.date)
        numbers = {id: each.dated.value for id, each in resolved.items() if isinstance(each.dated.value, Decimal)}
        facts = facts_of_purchase(purchase, settled, self.pack, self._text_facts)
        assumed = assume(self.pack, facts)
        facts.update({f"answers.{id}": taken for id, taken in assumed.items()})
        return Situation(self.pack, purchase, settled.certain, settled.doubtful, facts, resolved, numbers, assumed)

    def _branches(self, situation: Situation, mode: str | None) -> dict[str, BranchVerdict]:
        verdicts = {}
        for id, branch in self.pack.branches.items():
            chosen = mode if mode in branch.thresholds else branch.default_mode
            if situation.purchase.date is not None:
                self._parameters[branch.thresholds[chosen]].on(situation.purchase.date)
            verdicts[id] = take_branch(branch, situation, chosen)
        return verdicts

    def _with_outcomes(self, situation: Situation, branches: dict[str, BranchVerdict]) -> Situation:
        for name, outcome in branch_facts(branches).items():
            situation = situation.with_fact(name, outcome)
        return situation

    def _in_context(
        self, verdict: ObjectiveVerdict, verdicts: dict[str, ObjectiveVerdict], situation: Situation
    ) -> ObjectiveVerdict:
        beside = self.pack.objectives[verdict.code].instrument_of
        if verdict.rule is None or not any(verdicts[code].status is Status.APPLIES for code in beside):
            return verdict
        return replace(verdict, context=self.pack.obligations[verdict.rule].because)

    def _matched(self, situation: Situation) -> tuple[MatchedRow, ...]:
        rows = self.pack.rows
        return tuple(
            MatchedRow(m.row, rows[m.row].ambition, rows[m.row].product_group, rows[m.row].printed, m.score, m.because)
            for m in situation.rows
        )

    def _warnings(
        self,
        situation: Situation,
        branches: dict[str, BranchVerdict],
        suppliers: tuple[SupplierOffer, ...] | None,
    ) -> tuple[Warning, ...]:
        purchase, found = situation.purchase, []
        if purchase.value_eur is None:
            found.append(Warning("no-value"))
        if purchase.date is None:
            found.append(Warning("no-date"))
        if not situation.rows and not situation.doubtful:
            found.append(Warning("no-product-group"))
        for verdict in branches.values():
            threshold = verdict.threshold
            if threshold is None:
                continue
            values = {"threshold": str(threshold.amount), "period": threshold.dated.period, "date": str(threshold.on)}
            if threshold.is_outdated:
                found.append(Warning("date-after-last-period", values))
            if purchase.value_eur == threshold.amount:
                found.append(Warning("exactly-on-threshold", values))
            if suppliers is None:
                found.append(Warning("no-supplier-file"))
        return tuple(found)


def _conditions(pack: PolicyPack) -> list[Condition]:
    conditions = [each.applies_when for each in pack.obligations.values()]
    conditions += [each.applies_when for each in pack.guards.values()]
    conditions += [each.applies_when for each in pack.notice_fields.values()]
    conditions += [each.applies_when for each in pack.reservations.values()]
    conditions += [each.applies_when for each in pack.criteria.values() if each.applies_when is not None]
    conditions += [each.assumed_yes_when for each in pack.questions.values() if each.assumed_yes_when is not None]
    for option in pack.menu.values():
        conditions += [option.possible_when, *(weighing.when for weighing in option.weighings)]
    return conditions
