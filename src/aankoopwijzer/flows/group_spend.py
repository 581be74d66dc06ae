"""Spend finds its product groups, by rules, CPV, account and description; what is doubtful waits for a person."""

from collections import Counter

from aankoopwijzer.flows._found_of_topic import follow_rules, found_of_topics
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend import commands, queries
from aankoopwijzer.register.spend.parts import topics_in
from aankoopwijzer.register.spend.rules import kept_rules

_AT_ONCE = 500


def group_spend(adviser: Adviser, *, batch: int | None = None) -> Counter[str]:
    """Look at every topic that nobody looked at yet; returns how many follow a rule, were matched, are doubtful or lie
    outside every row.

    With `batch` only its lines are searched for topics that are new, and those that were there are held against the
    rules of some supplier or authority again: lines of another one may have come.
    """
    rules = kept_rules()
    were_there = topics_in(batch) if batch is not None and any(rule.asks_who for rule in rules) else ()
    commands.add_topics(batch=batch)
    told: Counter[str] = Counter()
    while topics := queries.new_topics(most=_AT_ONCE):
        found = list(found_of_topics(topics, adviser, rules))
        commands.settle(found)
        told.update(each.how for _key, each in found)
    if were_there:
        follow_rules(adviser, were_there)
    return told
