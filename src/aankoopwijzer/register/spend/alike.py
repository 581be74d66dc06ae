"""What other spend with the same suppliers was for: a sign for whoever has to say what some spend was for."""

from collections import Counter, defaultdict
from collections.abc import Collection

from django.db.models import Count, QuerySet

from aankoopwijzer.register.spend.models import SpendLine, SpendTopic

_KNOWN = ("matched", "person", "rule")


def rows_with_same_suppliers(topics: Collection[str], *, authority: str | None) -> dict[str, Counter[str]]:
    """By topic, the rows that other spend with the suppliers of its lines counts for, with the number of those lines.

    Only lines of the authority are looked at (None: of all), and only spend that is settled and counts for a row; a
    topic of which nothing is known so is left out. A line without a supplier tells nothing.
    """
    lines = SpendLine.objects.exclude(supplier_key="")
    if authority is not None:
        lines = lines.filter(authority=authority)
    suppliers: dict[str, list[str]] = defaultdict(list)
    for topic, supplier in lines.filter(topic_key__in=list(topics)).values_list("topic_key", "supplier_key").distinct():
        suppliers[topic].append(supplier)
    known = _rows_by_supplier(lines, {each for some in suppliers.values() for each in some})
    found = {topic: sum((known[each] for each in some), Counter[str]()) for topic, some in suppliers.items()}
    return {topic: rows for topic, rows in found.items() if rows}


def _rows_by_supplier(lines: QuerySet[SpendLine], suppliers: Collection[str]) -> defaultdict[str, Counter[str]]:
    counted = lines.filter(supplier_key__in=list(suppliers)).exclude(topic_key="")
    counts = list(counted.values_list("supplier_key", "topic_key").annotate(lines=Count("id")).order_by())
    settled = SpendTopic.objects.filter(how__in=_KNOWN, key__in={key for _supplier, key, _lines in counts})
    rows = dict(settled.values_list("key", "rows"))
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for supplier, key, how_many in counts:
        for row in rows.get(key, ()):
            found[supplier][row] += how_many
    return found
