"""What rules, words and codes tell of a kind of spend, as it is kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aankoopwijzer.domain.intake.spend_rules import SpendRule, rule_for
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.spend_topic import SpendTopic, TopicFound, TopicPart
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend import commands, queries
from aankoopwijzer.register.spend.parts import parts_of_topics, portions, topics_paid_to
from aankoopwijzer.register.spend.rules import kept_rules


@dataclass(frozen=True, slots=True)
class Ruled:
    """A topic with the rule that holds for it, None when none does, and the parts that follow another one."""

    topic: SpendTopic
    rule: SpendRule | None
    parts: tuple[TopicPart, ...] = ()


def found_of_topics(
    topics: Sequence[SpendTopic], adviser: Adviser, rules: Sequence[SpendRule]
) -> Iterator[tuple[str, TopicFound]]:
    """By key; whatever a person said of a topic itself counts no more. A rule goes before words and codes."""
    for each in ruled(topics, rules):
        yield each.topic.key, found_of(each, adviser)


def found_of(ruled: Ruled, adviser: Adviser) -> TopicFound:
    """What its rule says of a topic; without one, what words and codes say."""
    rule, parts = ruled.rule, ruled.parts
    if rule is None:
        return replace(found_by_words(ruled.topic, adviser), parts=parts)
    return TopicFound("rule", rule.rows, rule=rule.number, by=rule.by, at=rule.at, parts=parts)


def ruled(topics: Sequence[SpendTopic], rules: Sequence[SpendRule]) -> Iterator[Ruled]:
    """Each topic with its rules: one that holds for all its lines, or for each part of them the one that does."""
    of_some = [rule for rule in rules if rule.asks_who]
    lines = portions([each.key for each in topics if any(rule.is_about(each) for rule in of_some)])
    for topic in topics:
        general = rule_for(topic, None, rules)
        found = [(each, rule_for(topic, each.spender, rules)) for each in lines.get(topic.key, ())]
        which = {rule for _each, rule in found}
        if len(which) == 1:
            yield Ruled(topic, which.pop())
            continue
        parts = [
            TopicPart(each.authority, each.supplier_key, rule.number)
            for each, rule in found
            if rule is not None and rule != general
        ]
        yield Ruled(topic, general, tuple(parts))


def found_by_words(topic: SpendTopic, adviser: Adviser) -> TopicFound:
    """What words and codes say of a topic."""
    matches = adviser.matcher.match(_as_purchase(topic))
    if matches.certain:
        # Doubts beside a certain match ask nothing of a person.
        return TopicFound("matched", tuple(each.row for each in matches.certain), matches.certain)
    return TopicFound("doubtful" if matches.doubtful else "outside", (), doubts=matches.doubtful)


def found_without(topics: Iterable[SpendTopic], number: int, adviser: Adviser) -> dict[str, TopicFound]:
    """What the other rules, words and codes tell of topics, by key, when the rule of this number is gone."""
    others = [rule for rule in kept_rules() if rule.number != number]
    return dict(found_of_topics(tuple(topics), adviser, others))


def follow_rules(adviser: Adviser, topics: Sequence[SpendTopic] | None = None) -> int:
    """Let kinds of spend (None: every one) follow the rules that hold for them now; returns how many changed."""
    topics = queries.all_topics() if topics is None else topics
    before = parts_of_topics()
    changed = []
    for each in ruled([topic for topic in topics if topic.how not in ("", "person")], kept_rules()):
        topic, rule = each.topic, each.rule
        is_as_it_was = topic.rule == rule.number and topic.rows == rule.rows if rule else topic.rule is None
        if not is_as_it_was or before.get(topic.key, frozenset()) != frozenset(each.parts):
            changed.append((topic.key, found_of(each, adviser)))
    commands.settle(changed)
    return len(changed)


def follow_rules_of_payee(supplier_key: str, adviser: Adviser) -> None:
    """Hold the spend with a name against the rules for suppliers again: who the name is, changed."""
    if any(rule.supplier is not None for rule in kept_rules()):
        follow_rules(adviser, topics_paid_to(supplier_key))


def _as_purchase(topic: SpendTopic) -> Purchase:
    """The topic as somebody would describe a purchase: what the line says first, what the account says behind it."""
    words = [each for each in (topic.description, topic.account_name) if each]
    codes = (Cpv(topic.cpv),) if topic.cpv else ()
    return Purchase(title=words[0] if words else "", description=" ".join(words[1:]), cpv=codes)
