"""Everything that conditions may look at for one purchase: its facts and the figures of its day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from aankoopwijzer.domain.guidance.filling import amount, day, listed
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod, Parameter, Resolved
from aankoopwijzer.domain.records.match import Matches, RowMatch
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.rules.conditions import Condition
from aankoopwijzer.domain.rules.evaluation import evaluate
from aankoopwijzer.domain.rules.facts import PartlyKnown
from aankoopwijzer.domain.rules.verdicts import Verdict
from aankoopwijzer.domain.values.text import Text

ROW_QUESTION = "row:"
"""Prefix of the id of a question, or an answer, about one product-group row."""

BY_ANSWER = "answer"
"""Stands among the reasons of a row that the buyer added."""

_YES = {"yes", "ja", "true", "1", "oui", "y", "j"}
_NO = {"no", "nee", "neen", "false", "0", "non", "n", "nein"}


def as_answer(given: bool | str) -> bool | None:
    """A yes or a no in the words people use; None when it is neither."""
    if isinstance(given, bool):
        return given
    word = given.strip().lower()
    return True if word in _YES else False if word in _NO else None


@dataclass(frozen=True, slots=True)
class Situation:
    """One purchase under one pack: facts by name, parameters of its day, and its rows after the buyer's answers."""

    pack: PolicyPack
    purchase: Purchase
    rows: tuple[RowMatch, ...]
    doubtful: tuple[RowMatch, ...]
    facts: Mapping[str, object]
    resolved: Mapping[str, Resolved]
    numbers: Mapping[str, Decimal]
    assumed: Mapping[str, bool]
    """What was taken for unanswered questions, by question id."""

    def verdict(self, condition: Condition) -> Verdict:
        """The answer to a condition in this situation."""
        return evaluate(condition, self.facts, self.numbers)

    def with_fact(self, name: str, value: object) -> "Situation":
        """The same situation with one fact otherwise."""
        return replace(self, facts={**self.facts, name: value})

    def row_ids(self) -> frozenset[str]:
        """The rows that we stand for."""
        return frozenset(match.row for match in self.rows)

    def words(self, *, rows: frozenset[str] = frozenset(), parameter: str | None = None) -> dict[str, str | Text]:
        """What the places {rows}, {value}, {date}, {threshold} and {period} of a sentence stand for here."""
        shown = [
            self.pack.rows[m.row].printed for m in self.rows if m.row in self.pack.rows and (not rows or m.row in rows)
        ]
        # Rows of two ambitions may bear one name: it is said once.
        words: dict[str, str | Text] = {"rows": listed(dict.fromkeys(shown))}
        if self.purchase.value_eur is not None:
            words["value"] = amount(self.purchase.value_eur)
        if self.purchase.date is not None:
            words["date"] = day(self.purchase.date)
        resolved = self.resolved.get(parameter or "")
        if resolved is not None:
            if isinstance(resolved.dated.value, Decimal):
                words["threshold"] = amount(resolved.amount)
            words["period"] = resolved.dated.period
        return words


def resolve(parameters: Mapping[str, Parameter], on: dt.date | None) -> dict[str, Resolved]:
    """Every parameter that has a value on the day; none at all without a day."""
    resolved: dict[str, Resolved] = {}
    if on is not None:
        for id, parameter in parameters.items():
            try:
                resolved[id] = parameter.on(on)
            except BeforeFirstPeriod:
                continue
    return resolved


def settle_rows(matches: Matches, answers: Mapping[str, bool | str], pack: PolicyPack) -> Matches:
    """The matches after the buyer's own yes and no to rows; a row that the buyer adds gets score 1."""
    certain = {match.row: match for match in matches.certain}
    doubtful = {match.row: match for match in matches.doubtful}
    for id, given in answers.items():
        row = id.removeprefix(ROW_QUESTION)
        if row == id or row not in pack.rows:
            continue
        answer = as_answer(given)
        if answer is None:
            continue
        known = certain.pop(row, None) or doubtful.pop(row, None)
        if answer:
            certain[row] = known or RowMatch(row=row, score=1.0, because=(BY_ANSWER,))
    order = list(pack.rows)
    return Matches(
        certain=tuple(sorted(certain.values(), key=lambda match: order.index(match.row))),
        doubtful=tuple(sorted(doubtful.values(), key=lambda match: order.index(match.row))),
        signals=matches.signals,
    )


def facts_of_purchase(
    purchase: Purchase, matches: Matches, pack: PolicyPack, text_facts: frozenset[str]
) -> dict[str, object]:
    """The facts of a purchase by the names that conditions use; what is unknown is left out."""
    facts: dict[str, object] = {
        "purchase.rows": PartlyKnown(
            frozenset(match.row for match in matches.certain), frozenset(match.row for match in matches.doubtful)
        )
    }
    for name in ("value_eur", "contract_type", "framework_agreement", "authority"):
        value = getattr(purchase, name)
        if value is not None:
            facts[f"purchase.{name}"] = value
    if purchase.cpv:
        facts["purchase.cpv"] = tuple(purchase.cpv)
    for name in text_facts:
        facts[name] = name.removeprefix("text.") in matches.signals
    for id, given in purchase.answers.items():
        answer = as_answer(given)
        if id in pack.questions and answer is not None:
            facts[f"answers.{id}"] = answer
    return facts


def assume(pack: PolicyPack, facts: Mapping[str, object]) -> dict[str, bool]:
    """What is taken for the questions that the buyer has not answered, by question id."""
    taken = {}
    for id, question in pack.questions.items():
        if f"answers.{id}" in facts:
            continue
        hint = question.assumed_yes_when
        if hint is not None and evaluate(hint, facts, {}).applies:
            taken[id] = True
        elif question.assumed is not None:
            taken[id] = question.assumed
    return taken
