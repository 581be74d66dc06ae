"""For what more an answer about a kind of spend may hold: everything on its account, or of its supplier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from aankoopwijzer.domain.intake.spend_rules import Payee, SpendRule
from aankoopwijzer.domain.records.spend_topic import SpendTopic
from aankoopwijzer.register.spend.parts import Portion, lines_by, portions


@dataclass(frozen=True, slots=True)
class Scope:
    """One wider scope: its value in the form, its words, and the rule that it makes, still without product groups."""

    key: str
    words: str
    rule: SpendRule


def wider_scopes(topics: Sequence[SpendTopic], authority: str | None) -> Iterator[tuple[SpendTopic, list[Scope]]]:
    """Each topic with the scopes that an answer to it may have, for the spend of an authority (None: of all)."""
    lines = portions([topic.key for topic in topics])
    own = {
        key: [each for each in some if authority is None or each.authority == authority] for key, some in lines.items()
    }
    suppliers = {each.supplier_key for some in own.values() for each in some if each.supplier_key}
    on_account = lines_by("account_code", {topic.account_code or "" for topic in topics} - {""}, authority)
    with_supplier = lines_by("supplier_key", suppliers, authority)
    for topic in topics:
        some = own.get(topic.key, [])
        paid = sum(with_supplier.get(key, 0) for key in {each.supplier_key for each in some})
        account = on_account.get(topic.account_code or "", 0)
        yield topic, [*_of_account(topic, authority, account), *_of_supplier(some, authority, paid)]


def _of_account(topic: SpendTopic, authority: str | None, lines: int) -> Iterator[Scope]:
    if topic.account_code:
        named = f"{topic.account_code} {topic.account_name or ''}".strip()
        words = ngettext(
            "Everything on account %(named)s (%(number)d line)",
            "Everything on account %(named)s (%(number)d lines)",
            lines,
        )
        rule = SpendRule(0, (), account_code=topic.account_code, authority=authority)
        yield Scope("account", words % {"named": named, "number": lines}, rule)


def _of_supplier(portions: Sequence[Portion], authority: str | None, lines: int) -> Iterator[Scope]:
    """Only when all its lines are with one supplier, whose number or name is known."""
    payees: set[Payee | None] = {each.spender.payee for each in portions}
    payee = payees.pop() if len(payees) == 1 else None
    if payee is None or not (payee.enterprise_number or payee.names):
        return
    name = payee.names[-1] if payee.names else payee.enterprise_number
    rule = SpendRule(0, (), supplier=payee.enterprise_number or name, authority=authority)
    if not rule.has_empty_words:
        words = ngettext(
            "Everything paid to %(named)s (%(number)d line)", "Everything paid to %(named)s (%(number)d lines)", lines
        )
        yield Scope("supplier", words % {"named": name, "number": lines}, rule)
