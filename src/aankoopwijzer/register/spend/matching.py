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
from aankoopwijzer.domain.records.spend_topic import SpendTopic as Topic
from aankoopwijzer.register.spend.models import SpendTopic
from aankoopwijzer.register.spend.queries import topics_by_key
from aankoopwijzer.register.suppliers.queries import WhoItIs, named_as, who_they_are

UNKNOWN, OUTSIDE = "unknown", "outside"
GROUPS, SUPPLIER = "product_groups", "supplier_found_by"
NARROWING = (GROUPS, SUPPLIER)
"""The columns by which spend can be narrowed though no line has them itself."""
_SETTLED = ("matched", "person", "outside")
_AT_ONCE = 500


def matches_of(lines: Sequence[SpendLine]) -> tuple[SpendMatch, ...]:
    """What was found of each of these lines, in their order."""
    names = who_they_are({each.supplier_key for each in lines if each.supplier_key})
    topics = topics_by_key({each.topic_key for each in lines if each.topic_key})
    return tuple(_match(names.get(each.supplier_key or ""), topics.get(each.topic_key or "")) for each in lines)


def with_matches(lines: Iterable[ImportedRecord]) -> Iterator[MatchedSpendLine]:
    """The spend lines with what was found of them, without holding more than some."""
    left = cast("Iterator[SpendLine]", iter(lines))
    while some := list(islice(left, _AT_ONCE)):
        for line, match in zip(some, matches_of(some), strict=True):
            yield _matched(line, match)


def narrowed(rows: QuerySet[Any], column: str, value: str) -> QuerySet[Any]:
    """Only the lines of which this was found: a way in which suppliers are found, or `unknown`; product groups, several
    parted by commas, `outside` or `unknown`. Raises `KeyError` for another column."""
    return {GROUPS: _for_groups, SUPPLIER: _with_supplier}[column](rows, value)


def _for_groups(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    topics = SpendTopic.objects.annotate(said=Cast("rows", TextField()))
    if value == UNKNOWN:
        return rows.exclude(topic_key__in=topics.filter(how__in=_SETTLED).values("key"))
    if value == OUTSIDE:
        wanted = Q(how__in=_SETTLED, rows=[])
    else:
        # As the text of the list: not every database looks into one.
        wanted = Q(how__in=_SETTLED) & reduce(or_, (Q(said__contains=f'"{each}"') for each in value.split(",")))
    return rows.filter(topic_key__in=topics.filter(wanted).values("key"))


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
            "rows": topic.rows if topic.how in _SETTLED else None,
            "groups_found_by": groups_found_by(topic),
        }
    return SpendMatch(**found)


def _matched(line: SpendLine, match: SpendMatch) -> MatchedSpendLine:
    topic = match.topic
    is_person = topic is not None and topic.how == "person"
    return MatchedSpendLine.model_construct(
        **{name: getattr(line, name) for name in SpendLine.model_fields},
        matched_supplier=match.supplier,
        matched_supplier_name=match.supplier_name,
        matched_enterprise_number=match.supplier_enterprise_number,
        supplier_found_by=match.supplier_found_by,
        supplier_answered_on=_day(match.supplier_at),
        product_groups=match.rows,
        product_groups_found_by=match.groups_found_by,
        product_groups_confidence=least_sure(topic.matches) if topic and topic.how == "matched" else None,
        product_groups_answered_on=_day(topic.answered_at) if topic and is_person else None,
    )


def _day(at: dt.datetime | None) -> dt.date | None:
    return None if at is None else timezone.localdate(at)
