"""For what more an answer about a kind of spend may hold: everything on its account, or of its supplier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from aankoopwijzer.domain.intake.spend_rules import Payee, SpendRule
from aankoopwijzer.domain.records.spend_topic import SpendTopic
from aankoopwijzer.register.spend.parts import Portion, portions


@dataclass(frozen=True, slots=True)
class Scope:
    """One wider scope: its value in the form, its words, and the rule that it makes, still without product groups."""

    key: str
    words: str
    rule: SpendRule


def wider_scopes(topics: Sequence[SpendTopic], authority: str | None) -> Iterator[tuple[SpendTopic, list[Scope]]]:
    """Each topic with the scopes that an answer to it may have, for the spend of an authority (None: of all)."""
    lines = portions([topic.key for topic in topics])
    for topic in topics:
        own = [each for each in lines.get(topic.key, ()) if authority is None or each.authority == authority]
        yield topic, [*_of_account(topic, authority), *_of_supplier(own, authority)]


def _of_account(topic: SpendTopic, authority: str | None) -> Iterator[Scope]:
    if topic.account_code:
        named = f"{topic.account_code} {topic.account_name or ''}".strip()
        words = gettext("Everything on account %(account)s") % {"account": named}
        yield Scope("account", words, SpendRule(0, (), account_code=topic.account_code, authority=authority))


def _of_supplier(lines: Sequence[Portion], authority: str | None) -> Iterator[Scope]:
    """Only when all its lines are with one supplier, whose number or name is known."""
    payees: set[Payee | None] = {each.spender.payee for each in lines}
    payee = payees.pop() if len(payees) == 1 else None
    if payee is None or not (payee.enterprise_number or payee.names):
        return
    name = payee.names[-1] if payee.names else payee.enterprise_number
    rule = SpendRule(0, (), supplier=payee.enterprise_number or name, authority=authority)
    if not rule.has_empty_words:
        yield Scope("supplier", gettext("Everything paid to %(supplier)s") % {"supplier": name}, rule)
