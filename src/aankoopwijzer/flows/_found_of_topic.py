"""What rules, words and codes tell of a kind of spend, as it is kept."""

from collections.abc import Iterable, Iterator, Sequence

from aankoopwijzer.domain.intake.spend_rules import SpendRule, Spent, rule_for
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.spend_topic import SpendTopic, TopicFound
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend import commands, queries
from aankoopwijzer.register.spend import rules as register

_NOT_SAID = Spent()


def found_of_topics(
    topics: Sequence[SpendTopic], adviser: Adviser, rules: Sequence[SpendRule]
) -> Iterator[tuple[str, TopicFound]]:
    """By key; whatever a person said of a topic itself counts no more. A rule goes before words and codes."""
    for topic, rule in ruled(topics, rules):
        yield topic.key, found_by_words(topic, adviser) if rule is None else by_rule(rule)


def ruled(topics: Sequence[SpendTopic], rules: Sequence[SpendRule]) -> Iterator[tuple[SpendTopic, SpendRule | None]]:
    """Each topic with the rule that holds for it."""
    of_some = [rule for rule in rules if rule.asks_who]
    who = register.spent_by_topic([each.key for each in topics if any(rule.is_about(each) for rule in of_some)])
    for topic in topics:
        yield topic, rule_for(topic, who.get(topic.key, _NOT_SAID), rules)


def by_rule(rule: SpendRule) -> TopicFound:
    """What a kept rule says of a topic for which it holds."""
    return TopicFound("rule", rule.rows, rule=rule.number, by=rule.by, at=rule.at)


def found_by_words(topic: SpendTopic, adviser: Adviser) -> TopicFound:
    """What words and codes say of a topic."""
    matches = adviser.matcher.match(_as_purchase(topic))
    if matches.certain:
        # Doubts beside a certain match ask nothing of a person.
        return TopicFound("matched", tuple(each.row for each in matches.certain), matches.certain)
    return TopicFound("doubtful" if matches.doubtful else "outside", (), doubts=matches.doubtful)


def found_without(topics: Iterable[SpendTopic], number: int, adviser: Adviser) -> dict[str, TopicFound]:
    """What the other rules, words and codes tell of topics, by key, when the rule of this number is gone."""
    others = [rule for rule in register.kept_rules() if rule.number != number]
    return dict(found_of_topics(tuple(topics), adviser, others))


def follow_rules(adviser: Adviser) -> int:
    """Let every kind of spend follow the rule that holds for it now; returns how many changed."""
    topics = [topic for topic in queries.all_topics() if topic.how != "person"]
    changed = []
    for topic, rule in ruled(topics, register.kept_rules()):
        if rule is not None:
            if (topic.rule, topic.rows) != (rule.number, rule.rows):
                changed.append((topic.key, by_rule(rule)))
        elif topic.rule is not None:
            changed.append((topic.key, found_by_words(topic, adviser)))
    commands.settle(changed)
    return len(changed)


def _as_purchase(topic: SpendTopic) -> Purchase:
    """The topic as somebody would describe a purchase: what the line says first, what the account says behind it."""
    words = [each for each in (topic.description, topic.account_name) if each]
    codes = (Cpv(topic.cpv),) if topic.cpv else ()
    return Purchase(title=words[0] if words else "", description=" ".join(words[1:]), cpv=codes)
