"""Which figures are kept back from everybody, because they rest on so few records that they tell of one of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.records.measured import DUTY_TRIPS, SOCIAL_WORK, SPEND

LEAST = 3
"""A figure that rests on fewer records is not published, where a record can tell of a person."""
CAN_TELL_OF_A_PERSON = frozenset({DUTY_TRIPS.name, SOCIAL_WORK.name, SPEND.name})
"""Tables of which one record can be somebody: who went on a trip, who worked off a social clause, whose one-person firm
sent the invoice. Everything else counts things, or contracts that the law makes public."""


def withheld(table: str, records: Mapping[Place, int]) -> frozenset[Place]:
    """The places whose figures are kept back; `records` says how many each rests on, sums included.

    A place is kept back when it rests on one or two records, and so are the next smallest ones as long as adding or
    subtracting what is shown would still give a place away that is kept back; when nothing is left to hide it among,
    the sum too.
    """
    if table not in CAN_TELL_OF_A_PERSON:
        return frozenset()
    hidden = {place for place, n in records.items() if 0 < n < LEAST}
    if not hidden:
        return frozenset()
    sums = _sums(records)
    while more := {place for whole, parts in sums for place in _gives_away(whole, parts, records, hidden)}:
        hidden |= more
    return frozenset(hidden)


def _gives_away(whole: Place, parts: Sequence[Place], records: Mapping[Place, int], hidden: set[Place]) -> set[Place]:
    """What must be kept back as well, so that this sum gives nothing away."""
    kept_back = [part for part in parts if part in hidden]
    terms = len(kept_back) + (whole in hidden)
    # One unknown of a sum is what the others leave; a sum of several unknowns tells when it is one or two records.
    if not terms or (terms > 1 and (whole in hidden or sum(records[part] for part in kept_back) >= LEAST)):
        return set()
    shown = [part for part in parts if part not in hidden]
    return {min(shown, key=lambda part: (records[part], str(part)))} if shown else {whole}


def _sums(records: Iterable[Place]) -> list[tuple[Place, list[Place]]]:
    """Every sum with its parts: the region of its authorities, all product groups of each one."""
    parts: dict[Place, list[Place]] = defaultdict(list)
    there = sorted(records, key=str)
    for place in there:
        if place.authority is not None:
            parts[place._replace(authority=None)].append(place)
        if place.product_group is not None:
            parts[place._replace(product_group=None)].append(place)
    found = set(there)
    # The two directions are sums of their own, each of them told apart by what its parts share.
    return [
        (whole, side)
        for whole, all_parts in parts.items()
        if whole in found
        for side in (
            [each for each in all_parts if each.product_group == whole.product_group],
            [each for each in all_parts if each.authority == whole.authority],
        )
        if side
    ]
