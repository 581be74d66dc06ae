"""What the pages of procurements say in short."""

from collections.abc import Mapping

from django import template

from aankoopwijzer.domain.records.procurement import Procurement

register = template.Library()


@register.filter
def ambitions(one: Procurement) -> tuple[str, ...]:
    """The ambitions that the product groups of a procurement stand in."""
    return tuple(dict.fromkeys(each.row.partition("/")[0] for each in one.rows))


@register.filter
def at(names: Mapping[str, str], key: str) -> str:
    """The name under a key, the key itself when there is none."""
    return names.get(key, key)


@register.filter
def enterprise_number(digits: str) -> str:
    """Ten digits as people write them: 0999.123.457."""
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
