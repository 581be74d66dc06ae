"""Which lines of a kind of spend follow which rule: whose they are, who was paid, and what the parts are for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from django.db.models import Count, Max, Q, QuerySet

from aankoopwijzer.domain.intake.spend_rules import Payee, Spender
from aankoopwijzer.domain.records import spend_topic as records
from aankoopwijzer.domain.records.spend_topic import TopicPart
from aankoopwijzer.register.spend.models import SpendLine, SpendPart, SpendTopic
from aankoopwijzer.register.spend.queries import SAME_PART, in_turn, topics_by_key
from aankoopwijzer.register.suppliers.queries import who_they_are

_RULE = "rule"
_AT_ONCE = 500
_BY_NUMBER = "be:"
"""What the key of a supplier begins with that is known by its enterprise number."""


@dataclass(frozen=True, slots=True)
class Portion:
    """The lines of a topic of one authority with one supplier, as the table has them, and who that is."""

    authority: str
    supplier_key: str
    spender: Spender


@dataclass(frozen=True, slots=True)
class RuledLines:
    """How many lines of a topic follow a rule, of one authority, with one supplier or (None) all of them."""

    rule: int
    topic_key: str
    authority: str
    supplier_key: str | None
    lines: int


def portions(keys: Collection[str]) -> dict[str, list[Portion]]:
    """The lines of each of these topics, by whose they are and who was paid."""
    found: dict[str, list[Portion]] = defaultdict(list)
    for some in in_turn(keys):
        rows = SpendLine.objects.filter(topic_key__in=some).values(*SAME_PART)
        lines = list(rows.annotate(name=Max("supplier_name")).order_by(*SAME_PART))
        known = who_they_are({line["supplier_key"] for line in lines} - {""})
        for line in lines:
            authority, key, who = line["authority"], line["supplier_key"], known.get(line["supplier_key"])
            by_key = key.removeprefix(_BY_NUMBER) if key.startswith(_BY_NUMBER) else ""
            names = tuple(name for name in (line["name"], who.name if who else "") if name)
            payee = Payee((who.enterprise_number if who else "") or by_key, names) if key else None
            found[line["topic_key"]].append(Portion(authority, key, Spender(authority or None, payee)))
    return found


def keep_parts(parts: Mapping[str, Iterable[TopicPart]]) -> None:
    """Keep which parts each of these topics has now, by key."""
    for some in in_turn(parts):
        SpendPart.objects.filter(topic_key__in=some).delete()
    SpendPart.objects.bulk_create(
        [
            SpendPart(topic_key=key, authority=each.authority, supplier_key=each.supplier_key, rule_id=each.rule)
            for key, some in parts.items()
            for each in some
        ],
        batch_size=_AT_ONCE,
    )


def parts_of_topics(keys: Collection[str] | None = None) -> dict[str, frozenset[TopicPart]]:
    """The parts of each of these topics (None: of all) that has any."""
    asked = [Q()] if keys is None else (Q(topic_key__in=some) for some in in_turn(keys))
    found: dict[str, set[TopicPart]] = defaultdict(set)
    for wanted in asked:
        for key, authority, supplier, rule in SpendPart.objects.filter(wanted).values_list(*SAME_PART, "rule"):
            found[key].add(TopicPart(authority, supplier, rule))
    return {key: frozenset(some) for key, some in found.items()}


def rows_of_parts() -> dict[tuple[str, str, str], frozenset[str]]:
    """The product groups of every part, by topic, authority and supplier, as the table has them."""
    rows = SpendPart.objects.values_list(*SAME_PART, "rule__rows")
    return {(key, authority, supplier): frozenset(said) for key, authority, supplier, said in rows}


def topics_of_parts(topics: Mapping[str, records.SpendTopic]) -> dict[tuple[str, str, str], records.SpendTopic]:
    """Of these topics, by key, what each part is: the topic as it is for those lines."""
    found = {}
    parts = (SpendPart.objects.filter(topic_key__in=some).select_related("rule") for some in in_turn(topics))
    for part in chain.from_iterable(parts):
        follows = {"how": _RULE, "rows": tuple(part.rule.rows), "rule": part.rule_id, "matches": (), "doubts": ()}
        who = {"answered_by": part.rule.answered_by, "answered_at": part.rule.answered_at}
        topic = topics[part.topic_key].model_copy(update=follows | who)
        found[part.topic_key, part.authority, part.supplier_key] = topic
    return found


def following(number: int) -> tuple[records.SpendTopic, ...]:
    """The kinds of spend that follow a rule, as a whole or with a part of their lines."""
    of_parts = SpendPart.objects.filter(rule=number).values_list("topic_key", flat=True)
    keys = {*SpendTopic.objects.filter(how=_RULE, rule=number).values_list("key", flat=True), *of_parts}
    return tuple(topics_by_key(keys).values())


def topics_in(batch: int) -> tuple[records.SpendTopic, ...]:
    """The kinds of spend of which a batch brought lines."""
    return _topics_of(SpendLine.objects.filter(batch=batch))


def topics_paid_to(supplier_key: str) -> tuple[records.SpendTopic, ...]:
    """The kinds of spend of which a line names this supplier."""
    return _topics_of(SpendLine.objects.filter(supplier_key=supplier_key))


def _topics_of(lines: QuerySet[SpendLine]) -> tuple[records.SpendTopic, ...]:
    keys = lines.exclude(topic_key="").order_by().values_list("topic_key", flat=True).distinct()
    return tuple(topics_by_key(list(keys)).values())


def lines_by(
    column: Literal["account_code", "supplier_key"], values: Collection[str], authority: str | None
) -> dict[str, int]:
    """How many lines of an authority (None: of all) have each of these values."""
    rows = SpendLine.objects.filter(**{f"{column}__in": list(values)})
    if authority is not None:
        rows = rows.filter(authority=authority)
    return dict(rows.order_by().values_list(column).annotate(Count("pk")))


def rules_followed() -> set[int]:
    """The numbers of the rules that some kind of spend or part of one follows."""
    whole = SpendTopic.objects.filter(how=_RULE).values_list("rule", flat=True)
    return {*whole, *SpendPart.objects.values_list("rule", flat=True)}


def ruled_lines(number: int | None = None, *, apart: Collection[str] = ()) -> Iterator[RuledLines]:
    """How many lines follow each rule, or the one of this number, by topic and authority.

    By supplier too where a topic has parts, and for the topics whose lines are to be told `apart`.
    """
    parts = parts_of_topics()
    whole = dict(SpendTopic.objects.filter(how=_RULE).values_list("key", "rule"))
    own = {(key, each.authority, each.supplier_key): each.rule for key, some in parts.items() for each in some}
    keys = {*parts, *whole}
    if number is not None:
        keys = {key for key, rule in whole.items() if rule == number}
        keys |= {key for (key, _authority, _supplier), rule in own.items() if rule == number}
    of_parts = keys & {*parts, *apart}
    of_whole = keys - of_parts
    for key, authority, count in _counted(of_whole, "topic_key", "authority"):
        yield RuledLines(whole[key], key, authority, None, count)
    for key, authority, supplier, count in _counted(of_parts, *SAME_PART):
        rule = own.get((key, authority, supplier), whole.get(key))
        if rule is not None and number in (None, rule):
            yield RuledLines(rule, key, authority, supplier, count)


def _counted(keys: Collection[str], *by: str) -> Iterator[tuple[Any, ...]]:
    """How many lines of these topics there are, by these columns."""
    for some in in_turn(keys):
        yield from SpendLine.objects.filter(topic_key__in=some).order_by().values_list(*by).annotate(Count("pk"))


def lines_decided() -> Mapping[str, Mapping[str, int]]:
    """How many lines each rule decides, by its number as text and authority (empty for the region)."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in ruled_lines():
        found[str(each.rule)][each.authority] += each.lines
    return found
