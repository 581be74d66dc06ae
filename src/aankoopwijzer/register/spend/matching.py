"""Spend lines with whom they are with and what they were for, as far as that was found."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from operator import or_
from typing import Any, cast

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from aankoopwijzer.domain.intake.found_groups import groups_found_by, least_sure
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.matched_spend import MatchedSpendLine, SpendMatch, SupplierFound
from aankoopwijzer.domain.records.spend_line import SpendLine
from aankoopwijzer.domain.records.spend_topic import SETTLED
from aankoopwijzer.domain.records.spend_topic import SpendTopic as Topic
from aankoopwijzer.register.spend.models import SpendPart, SpendRule, SpendTopic
from aankoopwijzer.register.spend.parts import parts_of_topics, topics_of_parts
from aankoopwijzer.register.spend.queries import in_a_part, topics_by_key
from aankoopwijzer.register.suppliers.queries import WhoItIs, named_as, who_they_are

UNKNOWN, OUTSIDE = "unknown", "outside"
GROUPS, SUPPLIER = "product_groups", "supplier_found_by"
NARROWING = (GROUPS, SUPPLIER)
"""The columns by which spend can be narrowed though no line has them itself."""
_AT_ONCE, _KEPT = 500, 20_000


def matches_of(lines: Sequence[SpendLine]) -> tuple[SpendMatch, ...]:
    """What was found of each of these lines, in their order."""
    names = who_they_are({each.supplier_key for each in lines if each.supplier_key})
    topics = topics_by_key({each.topic_key for each in lines if each.topic_key})
    parts = topics_of_parts(topics)
    return tuple(
        _match(names.get(each.supplier_key or ""), parts.get(_part(each), topics.get(each.topic_key or "")))
        for each in lines
    )


def with_matches(lines: Iterable[ImportedRecord]) -> Iterator[MatchedSpendLine]:
    """The spend lines with what was found of them, without holding more than some."""
    left = cast("Iterator[SpendLine]", iter(lines))
    # Many lines have one name or kind: what that says is read and made up once.
    of_names: dict[str, dict[str, Any]] = {}
    of_topics: dict[str, dict[str, Any]] = {}
    of_parts = {
        part: _columns_of_topic(topic) for part, topic in topics_of_parts(topics_by_key(parts_of_topics())).items()
    }
    while some := list(islice(left, _AT_ONCE)):
        for known in (of_names, of_topics):
            if len(known) > _KEPT:
                known.clear()
        names = {each.supplier_key or "" for each in some} - of_names.keys()
        topics = {each.topic_key or "" for each in some} - of_topics.keys()
        of_names |= {key: {} for key in names} | {
            key: _columns_of_name(name) for key, name in who_they_are(names - {""}).items()
        }
        of_topics |= {key: {} for key in topics} | {
            key: _columns_of_topic(topic) for key, topic in topics_by_key(topics - {""}).items()
        }
        for line in some:
            by_name, by_topic = of_names[line.supplier_key or ""], of_topics[line.topic_key or ""]
            if of_parts:
                by_topic = of_parts.get(_part(line), by_topic)
            yield MatchedSpendLine.model_construct(**line.__dict__, **by_name, **by_topic)


def _part(line: SpendLine) -> tuple[str, str, str]:
    return line.topic_key or "", line.authority or "", line.supplier_key or ""


def narrowed(rows: QuerySet[Any], column: str, value: str) -> QuerySet[Any]:
    """Only the lines of which this was found: a way in which suppliers are found, or `unknown`; product groups, several
    parted by commas, `outside` or `unknown`. Raises `KeyError` for another column."""
    return {GROUPS: _for_groups, SUPPLIER: _with_supplier}[column](rows, value)


def _for_groups(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    topics = SpendTopic.objects.filter(how__in=SETTLED)
    # Few have rules of a part, and then each line is looked up.
    has_parts = SpendPart.objects.exists()
    if value == UNKNOWN:
        unknown = rows.exclude(topic_key__in=topics.values("key"))
        return unknown.exclude(in_a_part()) if has_parts else unknown
    whole = Q(topic_key__in=_for_rows(topics, value).values("key"))
    if not has_parts:
        return rows.filter(whole)
    return rows.filter(
        Q(whole, ~in_a_part()) | Q(in_a_part(rule__in=_for_rows(SpendRule.objects.all(), value).values("pk")))
    )


def _for_rows(those: QuerySet[Any], value: str) -> QuerySet[Any]:
    """Topics or rules with one of these rows, or with none."""
    if value == OUTSIDE:
        return those.filter(rows=[])
    # As the text of the list: not every database looks into one.
    said = those.annotate(said=Cast("rows", TextField()))
    return said.filter(reduce(or_, (Q(said__contains=f'"{each}"') for each in value.split(","))))


def _with_supplier(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    if value == UNKNOWN:
        return rows.exclude(supplier_key__in=named_as(None))
    return rows.filter(supplier_key__in=named_as(value))


def _match(name: WhoItIs | None, topic: Topic | None) -> SpendMatch:
    found: dict[str, Any] = {}
    if name is not None:
        found |= {
            "name": name.number,
            "supplier": name.supplier,
            "supplier_name": name.name or None,
            "supplier_enterprise_number": name.enterprise_number or None,
            "supplier_authority": name.authority or None,
            "supplier_found_by": cast("SupplierFound", name.how),
            "supplier_by": name.answered_by,
            "supplier_at": name.answered_at,
        }
    if topic is not None:
        found |= {
            "topic": topic,
            "rows": topic.rows if topic.how in SETTLED else None,
            "groups_found_by": groups_found_by(topic),
        }
    return SpendMatch(**found)


def _columns_of_name(name: WhoItIs) -> dict[str, Any]:
    return {
        "matched_supplier": name.supplier,
        "matched_supplier_name": name.name or None,
        "matched_enterprise_number": name.enterprise_number or None,
        "supplier_found_by": name.how,
        "supplier_answered_on": _day(name.answered_at),
    }


def _columns_of_topic(topic: Topic) -> dict[str, Any]:
    return {
        "product_groups": topic.rows if topic.how in SETTLED else None,
        "product_groups_found_by": groups_found_by(topic),
        "product_groups_confidence": least_sure(topic.matches) if topic.how == "matched" else None,
        "product_groups_answered_on": _day(topic.answered_at),
    }


def _day(at: dt.datetime | None) -> dt.date | None:
    return None if at is None else timezone.localdate(at)
