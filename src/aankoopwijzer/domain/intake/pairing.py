"""Which planned purchase and which published notice may be the same: found by what both say, for a person to decide.

What one of the two does not say counts neither for nor against. A word weighs the more the longer and the rarer it is
among the titles of the authority, so that "aankoop" says little and nobody keeps a list of such words.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import log

from aankoopwijzer.domain.intake.words import plain
from aankoopwijzer.domain.records.procurement import NOTICE, Procurement
from aankoopwijzer.domain.records.procurement_pair import PairSign, ProcurementPair, SignKind

PROPOSED_FROM = 0.6
"""The confidence from which a pair is worth a person's time."""
MOST_EACH = 3
"""Pairs that are proposed of one procurement."""
LONGEST_REFERENCE = 120
_WEIGHTS: Mapping[SignKind, float] = {
    "reference": 6,
    "title": 4,
    "cpv": 3,
    "value": 2,
    "dates": 1.5,
    "product_groups": 1,
    "contract_type": 1,
}
_DOUBT, _OF_DOUBT = 2.0, 0.3
"""Beside the signs stands a doubt, so that one sign alone is never certain."""
_SAME_FROM = {8: 1.0, 4: 0.8, 3: 0.6, 2: 0.3}
"""How far CPV codes agree by the digits that they share: code, class, group, division."""
_VALUES = ((Decimal("0.9"), 1.0), (Decimal("0.75"), 0.8), (Decimal("0.5"), 0.4))
_DAYS = ((90, 1.0), (200, 0.7), (400, 0.3))
_SHORTEST_WORD, _LONG_WORD, _WITHIN_FROM = 3, 8, 5
_PART_OF_A_WORD = 0.7
_TELLING_SHARE = 0.5
_COMMON_SHARE, _COMMON_FROM = 0.2, 20
_NEVER_PUBLISHED = frozenset({"low-value"})


def is_noticed(one: Procurement) -> bool:
    """Whether a notice told of it."""
    return one.notice_id is not None or any(each.kind == NOTICE for each in one.documents)


def may_be_noticed(one: Procurement) -> bool:
    """Whether it was planned without a notice, and one may still come or have come."""
    return not is_noticed(one) and one.stage != "withdrawn" and one.procedure not in _NEVER_PUBLISHED


def reference_of(notice: Procurement) -> str:
    """What the notices of a procurement go by: its reference, else the id of a notice; empty when nothing tells."""
    told = (each.name for each in notice.documents if each.kind == NOTICE)
    return (notice.reference or notice.notice_id or next(told, ""))[:LONGEST_REFERENCE]


def pairs_among(
    procurements: Iterable[Procurement], apart: Collection[tuple[int, int | str]] = ()
) -> tuple[ProcurementPair, ...]:
    """The pairs that may be one purchase, of one authority each, the surest first.

    `apart` are those of which somebody said that they are not: number of the plan, and number or reference of the
    notice, which comes back under another number when its import is taken back and done again. Made-up procurements go
    with made-up ones only.
    """
    places: dict[tuple[str, bool], list[Procurement]] = defaultdict(list)
    for one in procurements:
        places[one.authority, one.is_fictitious].append(one)
    found = [pair for place in places.values() for pair in _among(place)]
    said = frozenset(apart)
    asked = [one for one in found if not said & _as_said(one)]
    asked.sort(key=lambda one: (-one.confidence, one.plan.number or 0, one.notice.number or 0))
    return tuple(_best(asked))


def _as_said(one: ProcurementPair) -> set[tuple[int, int | str]]:
    plan = one.plan.number or 0
    return {(plan, one.notice.number or 0), (plan, reference_of(one.notice))}


def likeness(plan: Procurement, notice: Procurement, weights: Mapping[str, float]) -> ProcurementPair:
    """How far the two say the same; `weights` are those of the words in titles."""
    signs = tuple(each for each in _signs(plan, notice, weights) if each is not None)
    total = sum(_WEIGHTS[each.kind] for each in signs) + _DOUBT
    agreed = sum(_WEIGHTS[each.kind] * each.agrees for each in signs) + _DOUBT * _OF_DOUBT
    return ProcurementPair(plan=plan, notice=notice, confidence=round(agreed / total, 2), signs=signs)


def weights_of_words(titles: Iterable[str]) -> Mapping[str, float]:
    """What each word of these titles weighs: more when it is longer, less when many titles have it."""
    words = [_words(each) for each in titles]
    counts = Counter(word for each in words for word in each)
    return {
        word: log(1 + len(words) / count) * min(len(word), _LONG_WORD) / _LONG_WORD for word, count in counts.items()
    }


def _among(place: Sequence[Procurement]) -> Iterator[ProcurementPair]:
    """The pairs of one authority; only those that share a word that not all have, or a group of CPV, are looked at."""
    plans = [one for one in place if may_be_noticed(one)]
    notices = [one for one in place if is_noticed(one)]
    if not plans or not notices:
        return
    weights = weights_of_words(one.title for one in place)
    by_trace: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(notices):
        for trace in _traces(one):
            by_trace[trace].append(at)
    too_many = max(_COMMON_FROM, int(len(notices) * _COMMON_SHARE))
    for plan in plans:
        near = {at for trace in _traces(plan) for at in _few(by_trace.get(trace, ()), too_many)}
        for at in sorted(near):
            pair = likeness(plan, notices[at], weights)
            if pair.confidence >= PROPOSED_FROM and not _is_of_another_time(pair):
                yield pair


def _is_of_another_time(pair: ProcurementPair) -> bool:
    """What comes back every few years is called the same every time; only a shared reference says more than the day."""
    agrees = {each.kind: each.agrees for each in pair.signs}
    return agrees.get("dates") == 0 and "reference" not in agrees


def _few(found: Sequence[int], too_many: int) -> Sequence[int]:
    return found if len(found) <= too_many else ()


def _traces(one: Procurement) -> set[str]:
    codes = {str(code)[:3] for code in _codes(one)}
    return _words(one.title) | codes | {f"={each}" for each in _names(one)}


def _best(pairs: Iterable[ProcurementPair]) -> Iterator[ProcurementPair]:
    told: Counter[int | None] = Counter()
    for one in pairs:
        if max(told[one.plan.number], told[one.notice.number]) < MOST_EACH:
            told.update((one.plan.number, one.notice.number))
            yield one


def _signs(plan: Procurement, notice: Procurement, weights: Mapping[str, float]) -> Iterator[PairSign | None]:
    yield _same_name(plan, notice)
    yield _same_words(plan.title, notice.title, weights)
    yield _same_code(plan, notice)
    yield _same_value(plan, notice)
    yield _same_time(plan, notice)
    yield _same_groups(plan, notice)
    if plan.contract_type and notice.contract_type:
        yield PairSign(kind="contract_type", agrees=float(plan.contract_type == notice.contract_type))


def _same_name(plan: Procurement, notice: Procurement) -> PairSign | None:
    shared = sorted(_names(plan) & _names(notice))
    # The authority's own number and the id of a procedure are never alike: only what is the same says something.
    return PairSign(kind="reference", agrees=1, shown=shared[0]) if shared else None


def _names(one: Procurement) -> set[str]:
    return {plain(each) for each in (one.reference, one.contract_reference) if each} - {""}


def _same_words(first: str, second: str, weights: Mapping[str, float]) -> PairSign:
    ours, theirs = _words(first), _words(second)
    shared = {word: _found_in(word, theirs) for word in ours}
    back = {word: _found_in(word, ours) for word in theirs}
    agrees = (_share(shared, weights) + _share(back, weights)) / 2
    return PairSign(kind="title", agrees=round(agrees, 2), shown=", ".join(_telling(shared, weights)))


def _telling(shared: Mapping[str, float], weights: Mapping[str, float]) -> list[str]:
    """Of the words that two titles share those that say something, beside the one that says most."""
    found = {word: weights.get(word, 1) for word, part in shared.items() if part}
    least = _TELLING_SHARE * max(found.values(), default=0)
    return sorted(word for word, weight in found.items() if weight >= least)


def _share(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = sum(weights.get(word, 1) for word in found)
    return sum(weights.get(word, 1) * part for word, part in found.items()) / total if total else 0.0


def _found_in(word: str, others: Collection[str]) -> float:
    """1 for the same word, less for one that is part of another, as in compounds."""
    if word in others:
        return 1.0
    longer = (other for other in others if min(len(word), len(other)) >= _WITHIN_FROM)
    return _PART_OF_A_WORD if any(word in other or other in word for other in longer) else 0.0


def _words(text: str) -> set[str]:
    return {word for word in plain(text).split() if len(word) >= _SHORTEST_WORD}


def _codes(one: Procurement) -> set[str]:
    return {*map(str, one.cpv), *(str(code) for lot in one.lots for code in lot.cpv)}


def _same_code(plan: Procurement, notice: Procurement) -> PairSign | None:
    ours, theirs = _codes(plan), _codes(notice)
    if not ours or not theirs:
        return None
    for digits, agrees in _SAME_FROM.items():
        if shared := {code[:digits] for code in ours} & {code[:digits] for code in theirs}:
            return PairSign(kind="cpv", agrees=agrees, shown=min(shared))
    return PairSign(kind="cpv", agrees=0)


def _same_value(plan: Procurement, notice: Procurement) -> PairSign | None:
    ours, theirs = _value(plan), _value(notice)
    if not ours or not theirs:
        return None
    share = min(ours, theirs) / max(ours, theirs)
    agrees = next((agrees for least, agrees in _VALUES if share >= least), 0.0)
    return PairSign(kind="value", agrees=agrees, shown=str((1 - share).quantize(Decimal("0.01"))))


def _value(one: Procurement) -> Decimal | None:
    return one.value_estimated if one.value_estimated is not None else one.value_awarded


def _same_time(plan: Procurement, notice: Procurement) -> PairSign | None:
    ours = plan.published_on or plan.planned_on
    theirs = notice.published_on or notice.planned_on or notice.awarded_on
    if ours is None or theirs is None:
        return None
    days = abs((theirs - ours).days)
    return PairSign(kind="dates", agrees=next((each for most, each in _DAYS if days <= most), 0.0), shown=str(days))


def _same_groups(plan: Procurement, notice: Procurement) -> PairSign | None:
    ours, theirs = ({each.row for each in one.rows} for one in (plan, notice))
    if not ours or not theirs:
        return None
    return PairSign(
        kind="product_groups",
        agrees=round(len(ours & theirs) / min(len(ours), len(theirs)), 2),
        shown=", ".join(sorted(ours & theirs)),
    )
